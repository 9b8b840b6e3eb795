import { describe, expect, test } from 'vitest';
import type { Surface } from '../../src/okta/shown.ts';
import { checkReply } from '../../src/org/check-reply.ts';
import type { HookReply } from '../../src/org/effect.ts';

const ssr: Surface = { requestType: 'self.service.registration', form: ['email', 'firstName'] };
const pp: Surface = { requestType: 'progressive.profile' };

const replied = (body: string, status = 200, contentType = 'application/json'): HookReply => ({
  status,
  contentType,
  body,
});
const codes = (reply: HookReply, surface = ssr, milliseconds = 10) =>
  checkReply({ reply, milliseconds }, surface).map(({ code }) => code);
const codesOf = (value: unknown, surface = ssr) => codes(replied(JSON.stringify(value)), surface);

const action = (value: unknown) => ({ type: 'com.okta.action.update', value });
const update = (value: unknown) => ({ type: 'com.okta.user.profile.update', value });
const cause = {
  errorSummary: 'Only okta.com emails can register.',
  reason: 'INVALID_EMAIL_DOMAIN',
  locationType: 'body',
  location: 'data.userProfile.email',
  domain: 'end-user',
};

describe('of the whole reply', () => {
  test.each<[what: string, reply: HookReply, found: string[]]>([
    ['an empty object', replied('{}'), []],
    ['204', { status: 204, body: '' }, []],
    ['an empty 200', replied(''), ['empty']],
    ['another success', replied('{}', 202), ['status']],
    ['a redirect', replied('', 301), ['status']],
    ['a refusal, of which nothing is read', replied('<html>', 400, 'text/html'), ['status']],
    ['no JSON', replied('<html>', 200, 'text/html'), ['content-type', 'not-json']],
    ['an array', replied('[]'), ['not-json']],
    ['a content type that only begins so', replied('{}', 200, 'application/jsonp'), ['content-type']],
    ['a content type with parameters', replied('{}', 200, 'application/json; charset=utf-8'), []],
    ['as large as may be', replied(JSON.stringify({ debugContext: { x: 'x'.repeat(255_900) } })), []],
    ['too large', replied(JSON.stringify({ debugContext: { x: 'x'.repeat(256_000) } })), ['too-large']],
    ['no answer in time', { failure: 'timeout', message: '' }, ['timeout']],
    ['no token to call with', { failure: 'no-token', message: '' }, ['no-token']],
    ['nobody there', { failure: 'unreachable', message: '' }, ['unreachable']],
  ])('%s', (_, reply, found) => expect(codes(reply)).toEqual(found));

  test('a slow one', () => expect(codes(replied('{}'), ssr, 1001)).toEqual(['slow']));
  test('a property that Okta does not know', () => {
    expect(codesOf({ Error: {} })).toEqual(['unknown-property']);
  });
});

describe('of commands', () => {
  test.each<[what: string, value: unknown, found: string[], surface?: Surface]>([
    ['ALLOW', { commands: [action({ registration: 'ALLOW' })] }, []],
    [
      'DENY with an error',
      { commands: [action({ registration: 'DENY' })], error: { errorCauses: [cause] } },
      [],
    ],
    [
      'ALLOW with an error',
      { commands: [action({ registration: 'ALLOW' })], error: { errorCauses: [cause] } },
      ['allow-with-error'],
    ],
    ['attributes', { commands: [update({ title: 'Dr', customerId: 12345 })] }, []],
    ['no array', { commands: {} }, ['command']],
    ['no object', { commands: ['ALLOW'] }, ['command']],
    ['no type', { commands: [{ value: {} }] }, ['command']],
    [
      "a type as Okta's own examples misspell it",
      { commands: [{ type: 'com.action.update' }] },
      ['command-type'],
    ],
    ["an action as Okta's table misnames it", { commands: [action({ action: 'DENY' })] }, ['action']],
    ['an action in small letters', { commands: [action({ registration: 'deny' })] }, ['action']],
    [
      'an update of the other request type',
      { commands: [update({ a: 1 })] },
      ['command-of-another-type'],
      pp,
    ],
    ['attributes as text', { commands: [update('title')] }, ['attributes']],
    ['a password', { commands: [update({ password: 'x' })] }, ['password']],
  ])('%s', (_, value, found, surface) => expect(codesOf(value, surface)).toEqual(found));

  test('a slip of the pen has a suggestion', () => {
    const reply = replied('{"commands":[{"type":"com.okta.action.updat","value":{}}]}');
    const [finding] = checkReply({ reply, milliseconds: 1 }, ssr);
    expect(finding?.hint).toBe('did you mean "com.okta.action.update"?');
  });
});

describe('of an error', () => {
  test.each<[what: string, error: unknown, found: string[], surface?: Surface]>([
    ['all that a cause can have', { errorSummary: 'No.', errorCauses: [cause] }, []],
    ['no object', 'No.', ['error-shape']],
    ['a summary that is no text', { errorSummary: 1, errorCauses: [cause] }, ['error-shape']],
    ['no causes', { errorSummary: 'No.' }, ['no-causes']],
    ['an empty list', { errorCauses: [] }, ['no-causes']],
    ['causes that are no list', { errorCauses: cause }, ['error-shape']],
    ['a cause that is no object', { errorCauses: ['No.'] }, ['error-shape']],
    ['a cause without a text', { errorCauses: [{ ...cause, errorSummary: undefined }] }, ['error-shape']],
    ['a cause with less', { errorCauses: [{ errorSummary: 'No.' }] }, ['incomplete-cause']],
    [
      'the place of an update',
      { errorCauses: [{ ...cause, location: 'data.userProfileUpdate.x' }] },
      ['location'],
      pp,
    ],
    [
      'a field that is not on the form',
      { errorCauses: [{ ...cause, location: 'data.userProfile.x' }] },
      ['location'],
    ],
    ['a form that nobody has declared', { errorCauses: [cause] }, [], pp],
    [
      "a bare name, for Classic Engine's widget",
      { errorCauses: [{ ...cause, location: 'email' }] },
      [],
      { ...ssr, engine: 'classic' },
    ],
    ['a bare name', { errorCauses: [{ ...cause, location: 'email' }] }, ['location']],
  ])('%s', (_, error, found, surface) => expect(codesOf({ error }, surface)).toEqual(found));
});

test('every finding names the statement that it comes from', () => {
  const reply = replied('{"commands":[1],"error":1,"x":1}', 202, 'text/html');
  const found = checkReply({ reply, milliseconds: 2000 }, ssr);
  expect(found.length).toBeGreaterThan(5);
  for (const { source } of found) expect(source).toMatch(/^(Okta Developer|Management API)/);
});
