import { expect, test } from 'vitest';
import { refused } from '../../../console/src/api/problems.ts';

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

test.each([
  [400, 'Correct it, then try again.'],
  [404, 'It may have been removed: reload the page.'],
  [413, 'The console works on smaller ones only.'],
  [503, 'See the log of the service.'],
])('problems: status %i has the message of the service and a hint', async (status, hint) => {
  const body = { error: { code: 'x', message: 'This is why.' } };
  expect(await refused(answer(status, body))).toEqual({ message: 'This is why.', hint });
  expect(await refused(answer(status, {}))).toEqual({
    message: `The service answered with status ${status}.`,
    hint,
  });
});

test('problems: a busy service has a retry delay', async () => {
  const body = { error: { code: 'busy', message: 'The service is busy, try again: too many.' } };
  const response = new Response(JSON.stringify(body), { status: 503, headers: { 'retry-after': '2' } });
  expect(await refused(response)).toEqual({
    message: 'The service is busy, try again: too many.',
    hint: 'Try again in a moment.',
    retryAfter: 2000,
  });
});
