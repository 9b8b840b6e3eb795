import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LiveVersion } from '../../src/reload/reload-report.ts';
import { eventually } from '../patience.ts';
import { fakeWorker } from './fake-worker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);

const generation = (version: string, parts: LiveVersion['parts'] = []): LiveVersion => ({
  version,
  loadedAt: new Date(0),
  parts: [{ kind: 'list', list: { name: 'l', path: 'l', size: 0, indexes: {} } }, ...parts],
});

describe('a worker takes over rules', () => {
  test('part by part, then all at once; what is called otherwise only is not sent again', async () => {
    const { member, called } = fakeWorker();
    const first = generation('v1', generation('').parts);
    await member.bring(() => first);
    await member.bring(() => first);
    const renamed = { ...first, version: 'v1+commit' };
    await member.bring(() => renamed);
    expect(called).toEqual(['add', 'add', 'goLive v1', 'rename']);
    expect(member.generation).toBe(renamed);
  });

  test('and those that go live meanwhile, one after the other; whoever asks hears when it has the last', async () => {
    let live = generation('v1');
    const taken = Promise.withResolvers<void>();
    const { member, called } = fakeWorker({ goLive: () => taken.promise as never });
    const [one, other] = [member.bring(() => live), member.bring(() => live)];
    await eventually(() => expect(called).toContain('goLive v1'));
    live = generation('v2');
    taken.resolve();
    await Promise.all([one, other]);
    expect(called).toEqual(['add', 'goLive v1', 'add', 'goLive v2']);
  });

  test.each(['add', 'goLive'] as const)('or it is said that it does not: %s never ends', async (call) => {
    const { member } = fakeWorker({ [call]: never });
    const told = expect(member.bring(() => generation('v1'))).rejects.toThrow(
      'it did not take over the rules within 10 s',
    );
    await vi.advanceTimersByTimeAsync(10_000);
    await told;
    expect(member.generation).toBeUndefined();
  });

  test('a part that is refused leaves it without them', async () => {
    const { member, called } = fakeWorker({
      add: () => {
        throw new Error('rules without a file');
      },
    });
    await expect(member.bring(() => generation('v1'))).rejects.toThrow('rules without a file');
    expect(called).toEqual(['add']);
  });
});

describe('a worker that', () => {
  test('does not answer any more is killed, and says why it ended', async () => {
    const { member, killed } = fakeWorker({ ping: never });
    await member.ready;
    await vi.advanceTimersByTimeAsync(7000);
    expect(killed()).toBe('SIGKILL');
    expect(await member.exited).toBe('it did not answer for 5 s');
  });

  test('ends before it could answer is not waited for', async () => {
    const { member, exit } = fakeWorker();
    exit(9);
    await expect(member.ready).rejects.toThrow('it ended before it could answer: exit code 9');
    expect(await member.exited).toBe('exit code 9');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('has ended is called no more', async () => {
    const { member, exit } = fakeWorker({ conditions: never });
    await member.ready;
    const waiting = expect(member.calls.conditions()).rejects.toThrow('the worker has ended: SIGSEGV');
    exit(null, 'SIGSEGV');
    await waiting;
  });

  test('ends as it should gives its last count', async () => {
    const { member, killed } = fakeWorker({ close: async () => [{ name: 'requests' } as never] });
    await member.ready;
    await member.end(8000);
    expect(member.series).toEqual([{ name: 'requests' }]);
    expect(killed()).toBeUndefined();
  });

  test('does not end is killed once its time is over', async () => {
    const { member, killed } = fakeWorker({ close: never }, true);
    await member.ready;
    const ended = member.end(8000);
    await vi.advanceTimersByTimeAsync(12_900);
    expect(killed()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(200);
    await ended;
    expect(await member.exited).toBe('it did not end');
  });
});

test('a port that is taken is the error that Node gave', async () => {
  const failed = { message: 'listen EADDRINUSE', fields: { code: 'EADDRINUSE', port: 80 } };
  const { member } = fakeWorker({ listen: async () => ({ failed }) });
  await expect(member.listen(80)).rejects.toMatchObject({ code: 'EADDRINUSE', port: 80 });
});
