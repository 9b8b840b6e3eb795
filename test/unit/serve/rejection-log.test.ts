import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HttpError } from '../../../src/http/http-error.ts';
import { logHttpErrors } from '../../../src/serve/rejection-log.ts';
import type { Log } from '../../../src/telemetry/log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function logged() {
  const lines: [object, string][] = [];
  const take = (record: object, message: string) => void lines.push([record, message]);
  const log = { warn: take, error: take } as unknown as Log;
  return { lines, tell: logHttpErrors(log) };
}

const refused = new HttpError(401, 'unauthorized', 'm', {}, 'none');
const about = { status: 401, code: 'unauthorized', reason: 'none', path: '/x' };

test('rejection log: writes 20 lines a second, then the number of the others', () => {
  vi.setSystemTime(5000);
  const { lines, tell } = logged();
  for (let index = 0; index < 300; index += 1) tell(refused, refused, '/x');
  expect(lines).toEqual(Array(20).fill([about, 'request rejected']));
  vi.advanceTimersByTime(1000);
  tell(refused, refused, '/x');
  expect(lines).toHaveLength(21);
  vi.advanceTimersByTime(20_000);
  expect(lines.slice(21)).toEqual([[{ requests: 280 }, 'more requests rejected']]);
});

test('rejection log: counts each flood for itself', () => {
  vi.setSystemTime(5000);
  const { lines, tell } = logged();
  for (const requests of [30, 25]) {
    for (let index = 0; index < requests; index += 1) tell(refused, refused, '/x');
    vi.advanceTimersByTime(10_000);
  }
  const sums = lines.filter(([, message]) => message === 'more requests rejected');
  expect(sums.map(([record]) => record)).toEqual([{ requests: 10 }, { requests: 5 }]);
});

test('rejection log: writes every failure of the service', () => {
  const { lines, tell } = logged();
  const failed = new HttpError(500, 'internal', 'm');
  for (let index = 0; index < 30; index += 1) tell(failed, 'cause', '/x');
  expect(lines).toHaveLength(30);
});
