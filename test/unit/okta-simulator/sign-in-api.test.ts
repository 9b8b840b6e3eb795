import express from 'express';
import { expect, test } from 'vitest';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import type { IdxBody } from '../../../src/okta-simulator/registration/idx.ts';
import { createSignInApi } from '../../../src/okta-simulator/registration/sign-in-api.ts';
import { stateToken } from '../../../src/okta-simulator/registration/sign-in-state.ts';
import type { HookReply } from '../../../src/okta-simulator/reply.ts';
import { listening } from '../../local-server.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const token = stateToken({ endpoint: '/hook', form: ['email', 'firstName'], request: samples.ssr });

/** The API below a path, with a hook that has this reply. */
async function startApi(reply: HookReply) {
  const called: [HookRequest, string][] = [];
  const app = express();
  const answerHook = async (...call: [HookRequest, string]) => {
    called.push(call);
    return reply;
  };
  app.use('/org', createSignInApi({ answerHook, newId: () => 'event-1', now: () => NOW }));
  const origin = await listening(app);
  const post = async (path: string, body: unknown, contentType = 'application/json') => {
    const init = { method: 'POST', headers: { 'content-type': contentType }, body: JSON.stringify(body) };
    const response = await fetch(`${origin}/org${path}`, init);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };
  return { post, called };
}

const bodyOf = ({ text }: { text: string }) => JSON.parse(text) as IdxBody;

test('sign-in API: begins with the form, whose links are below the path', async () => {
  const { post } = await startApi({ status: 204, body: '' });
  const answer = await post(
    '/idp/idx/introspect',
    { stateToken: token },
    'application/ion+json; okta-version=1.0.0',
  );
  expect(answer).toMatchObject({ status: 200, type: expect.stringContaining('application/ion+json') });
  expect(bodyOf(answer)).toMatchObject({
    stateHandle: token,
    expiresAt: '2026-06-01T13:00:00.000Z',
    cancel: { href: '/org/idp/idx/cancel' },
    remediation: { value: [{ href: '/org/idp/idx/enroll/new' }, { name: 'select-identify' }] },
  });
  expect(answer.text).toContain('"value":"rosario.jones@example.com"');
});

test('sign-in API: sends each input to the hook as a new request, and returns its reply', async () => {
  const errorCauses = [{ errorSummary: 'Not you.', location: 'data.userProfile.email' }];
  const { post, called } = await startApi({ status: 200, body: JSON.stringify({ error: { errorCauses } }) });
  const userProfile = { email: 'kim@okta.com', firstName: 'Kim', admin: 'true' };
  const answer = await post('/idp/idx/enroll/new', { stateHandle: token, userProfile });
  expect(called).toEqual([
    [
      {
        ...samples.ssr,
        eventId: 'event-1',
        eventTime: '2026-06-01T12:00:00.000Z',
        data: {
          ...samples.ssr.data,
          userProfile: { email: 'kim@okta.com', firstName: 'Kim', lastName: 'Jones', login: 'kim@okta.com' },
        },
      },
      '/hook',
      undefined,
    ],
  ]);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('"value":"kim@okta.com","type":"string","messages"');
  expect(answer.text).toContain('Not you.');
});

test('sign-in API: cancel restarts, and signing in is impossible', async () => {
  const { post, called } = await startApi({ status: 204, body: '' });
  expect(bodyOf(await post('/idp/idx/cancel', { stateHandle: token })).remediation).toBeDefined();
  const elsewhere = bodyOf(await post('/idp/idx/identify/select', { stateHandle: token }));
  expect(elsewhere.messages?.value[0]?.message).toContain('Nobody can sign in here');
  expect(called).toEqual([]);
});

test.each([
  ['/idp/idx/introspect', { stateToken: 'x' }],
  ['/idp/idx/introspect', {}],
  ['/idp/idx/enroll/new', { stateHandle: 7, userProfile: {} }],
  ['/idp/idx/enroll/update', []],
  ['/idp/idx/cancel', {}],
])('sign-in API: %s with an invalid token: 400, and no call of a hook', async (path, body) => {
  const { post, called } = await startApi({ status: 204, body: '' });
  const answer = await post(path, body);
  expect(answer.status).toBe(400);
  expect(bodyOf(answer).messages?.value[0]?.message).toBe('The address of this page is not complete.');
  expect(called).toEqual([]);
});

test.each([['application/x-www-form-urlencoded'], ['text/plain']])(
  'sign-in API: rejects %s, which pages of another origin can send',
  async (contentType) => {
    const { post, called } = await startApi({ status: 204, body: '' });
    const answer = await post('/idp/idx/enroll/new', { stateHandle: token, userProfile: {} }, contentType);
    expect(answer.status).toBe(400);
    expect(called).toEqual([]);
  },
);

test('sign-in API: rejects a large body', async () => {
  const { post, called } = await startApi({ status: 204, body: '' });
  const answer = await post('/idp/idx/enroll/new', { stateHandle: token, more: 'x'.repeat(140_000) });
  expect(answer.status).toBe(400);
  expect(called).toEqual([]);
});
