import { expect, test } from 'vitest';
import { refused } from '../../../console/src/api/problems.ts';

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

test.each([
  [400, 'Mend it, then try again.'],
  [404, 'It may have gone meanwhile: load the page again.'],
  [413, 'A shorter one can be worked on here.'],
  [503, 'The log of the service says more.'],
])('a refusal with %i says what the service says, and what can be done', async (status, hint) => {
  const body = { error: { code: 'x', message: 'This is why.' } };
  expect(await refused(answer(status, body))).toEqual({ message: 'This is why.', hint });
  expect(await refused(answer(status, {}))).toEqual({
    message: `The service answered with status ${status}.`,
    hint,
  });
});

test('a refusal because the service is busy says when to try again', async () => {
  const body = { error: { code: 'busy', message: 'The service is busy, try again: too many.' } };
  const response = new Response(JSON.stringify(body), { status: 503, headers: { 'retry-after': '2' } });
  expect(await refused(response)).toEqual({
    message: 'The service is busy, try again: too many.',
    hint: 'Try again in a moment.',
    again: 2000,
  });
});
