import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchWithRestarts } from '../../../src/rule-set/watcher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A watcher in the hands of the test. */
interface Started {
  fail: (error: unknown) => void;
  ready: () => void;
  closed: boolean;
}

function watching() {
  const started: Started[] = [];
  const told: string[] = [];
  const watcher = watchWithRestarts(
    (_directory, _onHint, fail, ready = () => undefined) => {
      const one: Started = { fail, ready, closed: false };
      started.push(one);
      return {
        close: async () => {
          one.closed = true;
          throw new Error('it cannot be closed either');
        },
      };
    },
    'rules',
    { first: 1000, longest: 5000 },
    {
      onHint: () => told.push('hint'),
      onError: (error) => told.push(`${error}`),
    },
  );
  return { started, told, watcher, last: () => started.at(-1) as Started };
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test('case 18: a watcher that failed is closed and started again, later each time, up to a limit', async () => {
  const { started, last } = watching();
  for (const [pause, count] of [
    [1000, 2],
    [2000, 3],
    [4000, 4],
    [5000, 5],
    [5000, 6],
  ] as const) {
    last().fail('ENOSPC');
    const failed = last();
    await pass(pause - 1);
    expect(started).toHaveLength(count - 1);
    await pass(1);
    expect(started).toHaveLength(count);
    expect(failed.closed).toBe(true);
  }
});

test('it is at work when it has held for a while; then the next failure is the first again', async () => {
  const { started, told, watcher, last } = watching();
  last().fail('ENOSPC');
  await pass(1000);
  last().ready();
  await pass(999);
  expect(told).toEqual(['ENOSPC']);
  expect(watcher.problem).toBe('ENOSPC');
  await pass(1);
  expect(told).toEqual(['ENOSPC', 'hint']);
  expect(watcher.problem).toBeUndefined();
  last().fail('ENOSPC');
  expect(told).toEqual(['ENOSPC', 'hint', 'ENOSPC']);
  await pass(1000);
  expect(started).toHaveLength(3);
});

test('one that calls itself ready and fails, before or after, is not at work', async () => {
  const { told, last } = watching();
  last().fail('ENOSPC');
  last().ready();
  await pass(1000);
  last().ready();
  await pass(500);
  last().fail('ENOSPC');
  await pass(1000);
  expect(told).toEqual(['ENOSPC']);
});

test('each kind of failure is told once, and of one watcher only the first', async () => {
  const { told, started, last } = watching();
  last().fail('ENOSPC');
  last().fail('EMFILE');
  await pass(1000);
  last().fail('ENOSPC');
  await pass(2000);
  last().fail('EMFILE');
  expect(told).toEqual(['ENOSPC', 'EMFILE']);
  expect(started).toHaveLength(3);
});

test('closed, it starts nothing and tells nothing any more', async () => {
  const { told, started, watcher, last } = watching();
  last().fail('ENOSPC');
  await watcher.close().catch(() => undefined);
  last().fail('EMFILE');
  last().ready();
  await pass(60_000);
  expect(told).toEqual(['ENOSPC']);
  expect(started).toHaveLength(1);
});
