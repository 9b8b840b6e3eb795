import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LiveVersion } from '../../src/reload/reload-report.ts';
import type { WorkerCalls } from '../../src/workers/calls.ts';
import { Pool } from '../../src/workers/pool.ts';
import { workersCondition } from '../../src/workers/workers-condition.ts';
import { type FakeWorker, fakeWorker } from './fake-worker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);
const generation = (version: string): LiveVersion => ({ version, loadedAt: new Date(0), parts: [] });

/** @param special what the workers answer, by the order in which they are started */
function poolOf(size: number, ...special: Partial<WorkerCalls>[]) {
  const workers: FakeWorker[] = [];
  const fork = () => {
    const worker = fakeWorker(special[workers.length]);
    workers.push(worker);
    return worker.member;
  };
  const log = { error: vi.fn() };
  const pool = new Pool({ size, port: 0, credentials: [], fork, log: log as never });
  return { pool, workers, log };
}

async function listening(size: number, ...special: Partial<WorkerCalls>[]) {
  const started = poolOf(size, ...special);
  started.pool.goLive(generation('v1'));
  await started.pool.listen();
  return started;
}

test('a worker takes requests only once it has credentials and rules', async () => {
  const { pool, workers } = poolOf(2);
  await vi.advanceTimersByTimeAsync(0);
  const listens = pool.listen();
  await vi.advanceTimersByTimeAsync(0);
  expect(workers.map(({ called }) => called)).toEqual([['admit'], ['admit']]);
  pool.goLive(generation('v1'));
  expect(await listens).toEqual({ host: '127.0.0.1', port: 8082 });
  for (const { called } of workers) expect(called).toEqual(['admit', 'goLive v1', 'listen']);
});

test('one that takes the place of another asks for the port that was given, not for a free one', async () => {
  const ports: number[] = [];
  const listen: WorkerCalls['listen'] = async (port) => {
    ports.push(port);
    return { host: '127.0.0.1', port: 40_000 };
  };
  const { workers } = await listening(1, { listen }, { listen });
  await vi.advanceTimersByTimeAsync(20_000);
  workers[0]?.exit(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(ports).toEqual([0, 40_000]);
});

describe('another generation', () => {
  test('is settled once all workers have it, and not before', async () => {
    const taken = Promise.withResolvers<void>();
    const slow = vi.fn<() => void>().mockReturnValueOnce(undefined);
    slow.mockReturnValue(taken.promise as never);
    const { pool } = await listening(2, {}, { goLive: slow });
    pool.goLive(generation('v2'));
    const settled = vi.fn();
    void pool.settled().then(settled);
    await vi.advanceTimersByTimeAsync(1000);
    expect(settled).not.toHaveBeenCalled();
    expect(workersCondition(pool.places, new Set(pool.places), pool.version)).toEqual({
      name: 'workers',
      state: 'degraded',
      reason: 'worker-2 answers by v1 still',
    });
    taken.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalled();
    expect(workersCondition(pool.places, new Set(pool.places), pool.version)).toEqual({
      name: 'workers',
      state: 'ready',
    });
  });

  test('is settled in 10 s at the latest: who still answers by the old one is ended and replaced', async () => {
    const stubborn = vi.fn<() => void>().mockReturnValueOnce(undefined).mockImplementation(never);
    const { pool, workers, log } = await listening(2, {}, { goLive: stubborn });
    pool.goLive(generation('v2'));
    const settled = pool.settled();
    await vi.advanceTimersByTimeAsync(10_000);
    await settled;
    expect(workers.map(({ killed }) => killed())).toEqual(
      [undefined, 'SIGKILL', undefined].slice(0, workers.length),
    );
    expect(log.error.mock.calls[0]?.[0]).toMatchObject({
      worker: 'worker-2',
      reason: 'it did not take over the rules within 10 s',
    });
    await vi.advanceTimersByTimeAsync(1000);
    expect(workers[2]?.called).toEqual(['admit', 'goLive v2', 'listen']);
  });

  test('by another name only is told so, and sent no rules', async () => {
    const { pool, workers } = await listening(1);
    pool.rename('v1+commit');
    await pool.settled();
    expect(workers[0]?.called.at(-1)).toBe('rename');
    expect(pool.version).toBe('v1+commit');
  });
});

test('credentials reach those who are there, and those who come later', async () => {
  const seen: unknown[] = [];
  const admit: WorkerCalls['admit'] = (credentials) => void seen.push(credentials.length);
  const { pool, workers } = await listening(1, { admit }, { admit });
  await vi.advanceTimersByTimeAsync(20_000);
  pool.admit([{} as never]);
  await vi.advanceTimersByTimeAsync(0);
  workers[0]?.exit(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([0, 1, 1]);
});

test('who does not answer a question within a second is left out', async () => {
  const { pool } = await listening(2, {}, { conditions: never });
  const answers = pool.ask((calls) => calls.conditions());
  await vi.advanceTimersByTimeAsync(1000);
  const told = await answers;
  expect([...told.keys()].map(({ name }) => name)).toEqual(['worker-1']);
  const { state, reason } = workersCondition(pool.places, new Set(told.keys()), pool.version);
  expect({ state, reason }).toEqual({ state: 'degraded', reason: 'worker-2 does not answer' });
});

test('what those had counted that ended is kept, without what they measured of themselves', async () => {
  const { pool, workers } = await listening(2);
  const series = (name: string, type: string) => ({
    name,
    help: name,
    type,
    aggregator: 'sum',
    values: [{ value: 5, labels: {} }],
  });
  for (const { member, exit } of workers.slice(0, 2)) {
    Object.assign(member, { series: [series('requests', 'counter'), series('memory', 'gauge')] });
    exit(1);
  }
  await vi.advanceTimersByTimeAsync(0);
  expect(pool.retired.map(({ name, values }) => [name, values[0]?.value])).toEqual([['requests', 10]]);
});
