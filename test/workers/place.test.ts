import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Member } from '../../src/workers/member.ts';
import { Place } from '../../src/workers/place.ts';
import { type FakeWorker, fakeWorker } from './fake-worker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function placeFor(begin: (member: Member) => Promise<void> = ({ ready }) => ready) {
  const workers: FakeWorker[] = [];
  const onEnded = vi.fn();
  const error = vi.fn();
  const fork = () => {
    const worker = fakeWorker();
    workers.push(worker);
    return worker.member;
  };
  const place = new Place({ name: 'worker-1', fork, begin, onEnded, log: { error } as never });
  return { place, workers, onEnded, error };
}

const settle = () => vi.advanceTimersByTimeAsync(1);

test('it is filled once its worker takes requests', async () => {
  const { place } = placeFor();
  expect(place.state).toBe('starting');
  await place.filled;
  expect(place.state).toBe('answering');
});

test('a worker that has lived for a while is replaced at once', async () => {
  const { place, workers, onEnded, error } = placeFor();
  await place.filled;
  await vi.advanceTimersByTimeAsync(10_001);
  workers[0]?.exit(null, 'SIGKILL');
  await settle();
  expect(workers).toHaveLength(2);
  expect(place).toMatchObject({ state: 'answering', reason: 'SIGKILL' });
  expect(place.member).toBe(workers[1]?.member);
  expect(onEnded.mock.calls).toEqual([[workers[0]?.member]]);
  const told = { worker: 'worker-1', reason: 'SIGKILL', pause: 0 };
  expect(error.mock.calls).toEqual([[told, 'a worker ended: another one takes its place']]);
});

test('one that ends again and again is replaced more and more slowly, at least twice a minute', async () => {
  const { workers, error } = placeFor();
  for (let round = 1; round <= 9; round += 1) {
    await settle();
    expect(workers).toHaveLength(round);
    workers.at(-1)?.exit(1);
    await settle();
    await vi.advanceTimersByTimeAsync(error.mock.lastCall?.[0].pause);
  }
  const pauses = error.mock.calls.map(([{ pause }]) => pause);
  expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test('one that cannot begin is ended, with the reason, and whoever waits for the place hears it', async () => {
  const { place, workers, error } = placeFor(async ({ ready }) => {
    await ready;
    throw Object.assign(new Error('listen EADDRINUSE'), { syscall: 'listen' });
  });
  await expect(place.filled).rejects.toThrow('listen EADDRINUSE');
  await settle();
  expect(workers[0]?.killed()).toBe('SIGKILL');
  expect(error.mock.calls[0]?.[0]).toMatchObject({ reason: 'listen EADDRINUSE' });
});

test('one that fails at first is replaced before anybody hears of it, and not for ever', async () => {
  const heard = vi.fn();
  const failing = async () => {
    throw new Error('it did not answer for 5 s');
  };
  const { place, workers } = placeFor(failing);
  place.filled.catch(heard);
  await settle();
  await vi.advanceTimersByTimeAsync(250);
  expect(workers).toHaveLength(2);
  expect(heard).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(500);
  expect(heard.mock.calls).toEqual([[new Error('it did not answer for 5 s')]]);
});

test('after its end nobody takes the place, also out of a pause', async () => {
  const { place, workers } = placeFor();
  await place.filled;
  workers[0]?.exit(1);
  await settle();
  expect(place.state).toBe('ended');
  await place.close(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers).toHaveLength(1);
});
