import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTime, within } from '../../src/workers/within.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => undefined);

test('what comes in time is given, and no timer stays behind', async () => {
  expect(await within(1000, Promise.resolve('answer'))).toBe('answer');
  expect(await inTime(1000, Promise.resolve('answer'), 'it was late')).toBe('answer');
  await expect(within(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(inTime(1000, Promise.reject(new Error('broken')), 'late')).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});

test('what does not come is given up: without a word, or with one', async () => {
  const silent = within(1000, never);
  const told = expect(inTime(2500, never, 'it did not start')).rejects.toThrow(
    'it did not start within 2.5 s',
  );
  await vi.advanceTimersByTimeAsync(2500);
  expect(await silent).toBeUndefined();
  await told;
});
