import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Destination, LineQueue } from '../../../src/telemetry/line-queue.ts';
import { createLog } from '../../../src/telemetry/log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A destination whose next writes can be made to fail or to hang; and what its queue tells. */
function queue(mostBytes?: number) {
  const state = { error: undefined as Error | undefined, hang: undefined as Promise<void> | undefined };
  const written: string[] = [];
  const told: string[] = [];
  const attempts: number[] = [];
  const destination: Destination = {
    write: async (lines) => {
      attempts.push(lines.length);
      await state.hang;
      if (state.error !== undefined) return { lines: 0, error: state.error };
      written.push(...lines.map(String));
      return { lines: lines.length };
    },
    close: async () => void told.push('closed'),
  };
  const events = {
    onOutage: (error: unknown) => told.push(`outage: ${(error as Error).message}`),
    onRecovery: (lost: number) => told.push(`recovery: ${lost} lost`),
  };
  return { state, written, told, attempts, lines: new LineQueue(destination, events, mostBytes) };
}

/** As long as lines gather. */
const soon = () => vi.advanceTimersByTimeAsync(5);

test('line queue: writes lines in order, and resolves those that are awaited', async () => {
  const { lines, written } = queue();
  const settled: unknown[] = [];
  lines.append('a\n', (error) => settled.push(error));
  await lines.appendNow('b\n');
  expect(written).toEqual(['a\n', 'b\n']);
  expect(settled).toEqual([undefined]);
});

test('line queue: batches lines, and writes awaited ones immediately', async () => {
  const { lines, written, attempts } = queue();
  for (const line of ['a\n', 'b\n']) {
    lines.append(line);
    await vi.advanceTimersByTimeAsync(2);
  }
  lines.append('c\n');
  expect(written).toEqual(['a\n']);
  await vi.advanceTimersByTimeAsync(1);
  expect(written).toEqual(['a\n', 'b\n', 'c\n']);
  lines.append('d\n');
  await lines.appendNow('e\n');
  expect(written.slice(3)).toEqual(['d\n', 'e\n']);
  expect(attempts).toEqual([1, 2, 2]);
  lines.append('f\n');
  await lines.close(1000);
  expect(written.at(-1)).toBe('f\n');
});

test('line queue: writes without a pause if there is more than a batch', async () => {
  const { lines, written } = queue();
  const long = `${'x'.repeat(30_000)}\n`;
  for (let index = 0; index < 7; index += 1) lines.append(long);
  await vi.advanceTimersByTimeAsync(0);
  expect(written.length).toBeGreaterThanOrEqual(5);
  await soon();
  expect(written).toHaveLength(7);
});

test('line queue: retries in an outage, and reports its beginning and end once', async () => {
  const { state, lines, written, told, attempts } = queue();
  state.error = new Error('full');
  lines.append('a\n');
  await vi.advanceTimersByTimeAsync(1000);
  lines.append('b\n');
  await vi.advanceTimersByTimeAsync(20_000);
  // After 0.1, 0.3, 0.7, 1.5, 3.1, 6.3 seconds, and every 5 from then on.
  expect(attempts).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2]);
  expect(told).toEqual(['outage: full']);
  expect(lines.problem).toBe(state.error);
  state.error = undefined;
  await vi.advanceTimersByTimeAsync(5000);
  expect(written).toEqual(['a\n', 'b\n']);
  expect(told).toEqual(['outage: full', 'recovery: 0 lost']);
  expect(lines.problem).toBeUndefined();
});

test('line queue: rejects an awaited line in an outage after one attempt, and never writes it later', async () => {
  const { state, lines, written, told } = queue();
  state.error = new Error('full');
  await expect(lines.appendNow('a\n')).rejects.toThrow('full');
  state.error = undefined;
  await lines.appendNow('b\n');
  expect(written).toEqual(['b\n']);
  expect(told).toEqual(['outage: full', 'recovery: 1 lost']);
});

test('line queue: is bounded if the output hangs; further lines are lost, and counted', async () => {
  const { state, lines, written, told } = queue(6);
  const hang = Promise.withResolvers<void>();
  state.hang = hang.promise;
  const lost: string[] = [];
  for (const line of ['a\n', 'b\n', 'c\n', 'd\n', 'e\n'])
    lines.append(line, (error) => error && lost.push(line));
  await expect(lines.appendNow('f\n')).rejects.toThrow('too many lines');
  expect(lost).toEqual(['d\n', 'e\n']);
  hang.resolve();
  await soon();
  expect(written).toEqual(['a\n', 'b\n', 'c\n']);
  expect(told).toEqual(['outage: it is too slow: 3 lines wait', 'recovery: 3 lost']);
  lines.append('g\n');
  await soon();
  expect(written).toContain('g\n');
});

test('line queue: log lines use a quarter of the room; dropped ones are counted', async () => {
  const { state, lines, written, told } = queue(4000);
  const hang = Promise.withResolvers<void>();
  state.hang = hang.promise;
  const log = createLog('info', lines);
  for (let index = 0; index < 100; index += 1) log.info({ index }, 'x'.repeat(100));
  const records = Array.from({ length: 27 }, (_, index) => `${'r'.repeat(97)}${index}\n`);
  const lost: string[] = [];
  for (const record of records) lines.append(record, (error) => error && lost.push(record));
  hang.resolve();
  await soon();
  expect(lost).toEqual([]);
  expect(written.filter((line) => line.startsWith('r'))).toEqual(records);
  const logged = written.length - records.length;
  expect(logged).toBeGreaterThan(0);
  expect(told).toEqual([expect.stringContaining('outage: it is too slow'), `recovery: ${100 - logged} lost`]);
  log.info('again');
  await soon();
  expect(written.at(-1)).toContain('again');
});

test('line queue: close writes queued lines, and refuses new ones', async () => {
  const { lines, written, told } = queue();
  lines.append('a\n');
  await lines.close(1000);
  const late = vi.fn();
  lines.append('b\n', late);
  expect(written).toEqual(['a\n']);
  expect(late).toHaveBeenCalledWith(expect.objectContaining({ message: 'the process ends' }));
  expect(told).toEqual(['closed']);
});

test('line queue: close ends after its grace period, and reports lost lines', async () => {
  const { state, lines } = queue();
  state.hang = new Promise(() => undefined);
  const settled = vi.fn();
  lines.append('a\n', settled);
  const closed = lines.close(2000);
  await vi.advanceTimersByTimeAsync(2000);
  await closed;
  expect(settled).toHaveBeenCalledWith(expect.objectContaining({ message: 'the process ends' }));
});

test('line queue: close retries once in an outage', async () => {
  const { state, lines, written } = queue();
  state.error = new Error('full');
  lines.append('a\n');
  await soon();
  state.error = undefined;
  await lines.close(1000);
  expect(written).toEqual(['a\n']);
});
