import { expect, onTestFinished, test, vi } from 'vitest';
import { createApi } from '../../../console/src/api/console-api.ts';

const QUESTION = { endpoint: '/sign-up', body: '{}' };
const busy = () =>
  Response.json(
    { error: { code: 'busy', message: 'The service is busy, try again.' } },
    { status: 503, headers: { 'retry-after': '1' } },
  );
const fine = () => Response.json({ reply: { status: 204, body: '' } });

/** A page whose service gives these answers, one after the other. */
function page(answers: (() => Response)[]) {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const fetch = vi.fn(async () => (answers.shift() ?? fine)());
  return { fetch, api: createApi(fetch) };
}

test('a busy service: the page retries once, after Retry-After', async () => {
  const { api, fetch } = page([busy, fine]);
  const answer = api.preview(QUESTION, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(999);
  expect(fetch).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toEqual({ value: { reply: { status: 204, body: '' } } });
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('a busy service: the page reports a second refusal', async () => {
  const { api, fetch } = page([busy, busy, fine]);
  const answer = api.preview(QUESTION, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await answer).toMatchObject({
    problem: { message: 'The service is busy, try again.', hint: 'Try again in a moment.' },
  });
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('a busy service: an aborted call is not repeated', async () => {
  const { api, fetch } = page([busy, fine]);
  const giveUp = new AbortController();
  const answer = api.preview(QUESTION, giveUp.signal).catch(({ name }) => name);
  await vi.advanceTimersByTimeAsync(500);
  giveUp.abort();
  expect(await answer).toBe('AbortError');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetch).toHaveBeenCalledTimes(1);
});
