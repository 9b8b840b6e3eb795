import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import {
  callHook,
  type HookRequestOptions,
  type SentCredentials,
  TIMEOUT,
} from '../../../src/okta-simulator/call-hook.ts';
import { listening } from '../../local-server.ts';
import { PATIENCE } from '../../patience.ts';

/** A request that the hook received. */
interface Got {
  method: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

type Answer = (response: ServerResponse, times: number) => void;

async function startHook(answer: Answer): Promise<{ url: string; got: Got[] }> {
  const got: Got[] = [];
  const url = await listening(async (request, response) => {
    got.push({ method: request.method, headers: request.headers, body: await text(request) });
    answer(response, got.length);
  });
  return { url: `${url}/hook`, got };
}

const call = (url: string, presented: SentCredentials = { kind: 'none' }): HookRequestOptions => ({
  url,
  body: '{"eventId":"one"}',
  credentials: presented,
});
const surroundings = { fetch, clock: () => performance.now(), timeout: PATIENCE };
const kinds = (attempts: readonly { reply: object }[]) =>
  attempts.map(({ reply }) => ('status' in reply ? reply.status : 'failure' in reply ? reply.failure : ''));

test('call-hook: sends a POST of JSON with the credentials', async () => {
  const { url, got } = await startHook((response) => response.end('{}'));
  await callHook(call(url, { kind: 'header', name: 'x-key', value: 's3cret' }), surroundings, 1);
  expect(got).toMatchObject([
    {
      method: 'POST',
      body: '{"eventId":"one"}',
      headers: { 'x-key': 's3cret', 'content-type': 'application/json', accept: 'application/json' },
    },
  ]);
});

test.each<[what: string, answer: Answer, attempts: (number | string)[]]>([
  ['an answer', (response) => response.end('{}'), [200]],
  ['204', (response) => response.writeHead(204).end(), [204]],
  ['a refusal', (response) => response.writeHead(401).end(), [401]],
  [
    'a redirect, which is not followed',
    (response) => response.writeHead(302, { location: '/' }).end(),
    [302],
  ],
  [
    'an error, and then a reply',
    (response, times) => response.writeHead(times === 1 ? 500 : 200).end(),
    [500, 200],
  ],
  ['an error twice', (response) => response.writeHead(503).end(), [503, 503]],
  ['a closed connection', (response) => response.destroy(), ['unreachable', 'unreachable']],
])('%s', async (_, answer, expected) => {
  const { url, got } = await startHook(answer);
  expect(kinds(await callHook(call(url), surroundings, 1))).toEqual(expected);
  expect(new Set(got.map(({ body }) => body)).size).toBe(1);
  expect(got).toHaveLength(expected.length);
});

test('call-hook: calls again with the same body after a timeout', async () => {
  const { url, got } = await startHook((response, times) => (times === 1 ? undefined : response.end('{}')));
  // Okta's own 3 s: the second call has to be answered within them.
  const attempts = await callHook(call(url), { ...surroundings, timeout: TIMEOUT }, 1);
  expect(kinds(attempts)).toEqual(['timeout', 200]);
  expect(got.map(({ body }) => body)).toEqual(['{"eventId":"one"}', '{"eventId":"one"}']);
});

test('call-hook: an incomplete body is not a reply', async () => {
  const { url } = await startHook((response) => response.writeHead(200).write('{"commands":'));
  expect(kinds(await callHook(call(url), { ...surroundings, timeout: 200 }, 1))).toEqual([
    'timeout',
    'timeout',
  ]);
});

test('call-hook: reads an endless reply up to its limit of size', async () => {
  const { url } = await startHook((response) => response.end('x'.repeat(2_000_000)));
  const [{ reply }] = await callHook(call(url), surroundings, 1);
  expect('body' in reply && reply.body.length).toBeLessThan(1_000_000);
  expect('body' in reply && reply.body.length).toBeGreaterThan(256_000);
});

test('call-hook: reports that nothing listens', async () => {
  const url = await listening(() => undefined);
  const [{ reply }] = await callHook(call(url.replace(/\d+$/, '1')), surroundings, 1);
  expect(reply).toMatchObject({
    failure: 'unreachable',
    message: expect.stringMatching(/ECONNREFUSED|bad port/),
  });
});

test('call-hook: fetches a token by client credentials', async () => {
  const { url, got } = await startHook((response) => response.end('{}'));
  const forms: string[] = [];
  const authorizationServer = await listening(async (request, response) => {
    forms.push(await text(request));
    response.end(JSON.stringify({ access_token: 'a.b.c' }));
  });
  const client = { tokenUrl: authorizationServer, clientId: 'okta', clientSecret: 's&', scope: 'hook' };
  await callHook(call(url, { kind: 'token', ...client }), surroundings, 1);
  expect(got[0]?.headers.authorization).toBe('Bearer a.b.c');
  expect(Object.fromEntries(new URLSearchParams(forms[0]))).toEqual({
    grant_type: 'client_credentials',
    client_id: 'okta',
    client_secret: 's&',
    scope: 'hook',
  });
});

test.each([
  [401, '{}', 'answers with 401'],
  [200, '{}', 'no access_token'],
  [200, '{"access_token":"a\\r\\nb"}', 'no access_token'],
])('call-hook: does not call without a token: %s %s', async (status, body, why) => {
  const { url, got } = await startHook((response) => response.end('{}'));
  const tokenUrl = await listening((_, response) => response.writeHead(status).end(body));
  const client = { tokenUrl, clientId: 'okta', clientSecret: 's', scope: 'hook' };
  const [{ reply }] = await callHook(call(url, { kind: 'token', ...client }), surroundings, 1);
  expect(reply).toMatchObject({ failure: 'no-token', message: expect.stringContaining(why) });
  expect(got).toEqual([]);
});

test('call-hook: a hook without retries is called once', async () => {
  const { url } = await startHook((response) => response.writeHead(500).end());
  expect(kinds(await callHook(call(url), surroundings, 0))).toEqual([500]);
});
