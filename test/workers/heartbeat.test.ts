import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heartbeat } from '../../src/workers/heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('who answers, however slowly, is left alone', async () => {
  const onSilence = vi.fn();
  const { stop } = heartbeat(() => new Promise((resolve) => setTimeout(resolve, 4500)), onSilence);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onSilence).not.toHaveBeenCalled();
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(vi.getTimerCount()).toBe(0);
});

test('who does not answer any more is told of once, within seven seconds, and asked once only', async () => {
  const onSilence = vi.fn();
  let hangs = false;
  const ask = vi.fn(() => (hangs ? new Promise(() => undefined) : Promise.resolve()));
  heartbeat(ask, onSilence);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ask).toHaveBeenCalledTimes(10);
  hangs = true;
  await vi.advanceTimersByTimeAsync(5000);
  expect(onSilence).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(onSilence.mock.calls).toEqual([['it did not answer for 5 s']]);
  expect(ask).toHaveBeenCalledTimes(11);
  expect(vi.getTimerCount()).toBe(0);
});

test('a machine that stood still for a minute has made nobody miss more than one look', async () => {
  const onSilence = vi.fn();
  heartbeat(() => Promise.resolve(), onSilence);
  await vi.advanceTimersByTimeAsync(3000);
  vi.setSystemTime(Date.now() + 60_000);
  await vi.advanceTimersByTimeAsync(3000);
  expect(onSilence).not.toHaveBeenCalled();
});
