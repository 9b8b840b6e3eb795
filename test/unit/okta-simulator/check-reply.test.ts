import { describe, expect, test } from 'vitest';
import type { FormContext } from '../../../src/hooks/registration/form-messages.ts';
import { checkRegistrationReply } from '../../../src/okta-simulator/registration/simulator.ts';
import type { HookReply } from '../../../src/okta-simulator/reply.ts';

const ssr: FormContext = { requestType: 'self.service.registration', form: ['email', 'firstName'] };
const pp: FormContext = { requestType: 'progressive.profile' };

const replied = (body: string, status = 200, contentType = 'application/json'): HookReply => ({
  status,
  contentType,
  body,
});
const codes = (reply: HookReply, surface = ssr, milliseconds = 10) =>
  checkRegistrationReply({ reply, milliseconds }, surface).map(({ code }) => code);
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

describe('check-reply: the whole reply', () => {
  test.each<[what: string, reply: HookReply, found: string[]]>([
    ['an empty object', replied('{}'), []],
    ['204', { status: 204, body: '' }, []],
    ['an empty 200', replied(''), ['empty']],
    ['another success', replied('{}', 202), ['status']],
    ['a redirect', replied('', 301), ['not-let-in']],
    ['wrong credentials', replied('', 401), ['not-let-in']],
    ['too many attempts', replied('', 429), ['not-let-in']],
    ['a rejection, whose body is not read', replied('<html>', 400, 'text/html'), ['status']],
    ['an error of its own', replied('', 500), ['status']],
    ['no JSON', replied('<html>', 200, 'text/html'), ['content-type', 'not-json']],
    ['an array', replied('[]'), ['not-json']],
    ['a key with an escape', replied('{"\\u0061":1}'), ['not-json']],
    ['a key twice', replied('{"commands":[],"commands":[]}'), ['not-json']],
    ['a content type that begins like JSON', replied('{}', 200, 'application/jsonp'), ['content-type']],
    ['a content type with parameters', replied('{}', 200, 'application/json; charset=utf-8'), []],
    ['as large as may be', replied(JSON.stringify({ debugContext: { x: 'x'.repeat(255_900) } })), []],
    ['too large', replied(JSON.stringify({ debugContext: { x: 'x'.repeat(256_000) } })), ['too-large']],
    ['too large, and cut where reading ended', replied(`{"x":"${'x'.repeat(512_000)}`), ['too-large']],
    ['no answer in time', { failure: 'timeout', message: '' }, ['timeout']],
    ['no token to call with', { failure: 'no-token', message: '' }, ['no-token']],
    ['an unreachable service', { failure: 'unreachable', message: '' }, ['unreachable']],
  ])('%s', (_, reply, found) => expect(codes(reply)).toEqual(found));

  test('a slow reply', () => expect(codes(replied('{}'), ssr, 1001)).toEqual(['slow']));
  test('the time for a token counts', () => {
    const [finding] = checkRegistrationReply(
      { reply: replied('{}'), milliseconds: 2536, forToken: 2500 },
      ssr,
    );
    expect(finding?.message).toContain(
      '2536 ms of the 3000 ms that Okta waits for, 2500 ms of them for the token',
    );
  });
  test.each([
    ['Error', 'error', 'Did you mean "error"?'],
    ['command', 'error', 'Did you mean "commands"?'],
    ['debug', 'warn', 'Did you mean "debugContext"?'],
    ['x', 'warn', 'Use commands, error, debugContext.'],
  ])('check-reply: a property that Okta does not document: %s', (name, severity, hint) => {
    const found = checkRegistrationReply(
      { reply: replied(JSON.stringify({ [name]: {} })), milliseconds: 1 },
      ssr,
    );
    expect(found).toMatchObject([{ code: 'unknown-property', severity, hint }]);
  });
});

describe('check-reply: commands', () => {
  test.each<[what: string, value: unknown, found: string[], surface?: FormContext]>([
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
    ['DENY without a word', { commands: [action({ registration: 'DENY' })] }, ['deny-without-error']],
    [
      'DENY and ALLOW',
      { commands: [action({ registration: 'DENY' }), action({ registration: 'ALLOW' })] },
      ['contradiction'],
    ],
    [
      'attributes beside an error',
      { commands: [update({ title: 'Dr' })], error: { errorCauses: [cause] } },
      ['commands-with-error'],
    ],
    ['an action without a value', { commands: [{ type: 'com.okta.action.update' }] }, ['action']],
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
    ['credentials', { commands: [update({ credentials: {} })] }, ['password']],
  ])('%s', (_, value, found, surface) => expect(codesOf(value, surface)).toEqual(found));

  test('suggests a command for a misspelt one', () => {
    const reply = replied('{"commands":[{"type":"com.okta.action.updat","value":{}}]}');
    const [finding] = checkRegistrationReply({ reply, milliseconds: 1 }, ssr);
    expect(finding?.hint).toBe('Is it misspelt? did you mean "com.okta.action.update"?');
  });

  test("suggests a command for the misspelt one in Okta's examples", () => {
    const reply = replied('{"commands":[{"type":"com.action.update","value":{}}]}');
    const [finding] = checkRegistrationReply({ reply, milliseconds: 1 }, ssr);
    expect(finding?.hint).toContain('did you mean "com.okta.action.update"?');
  });

  test('a command of the wrong request type is an error for one type, and undocumented for the other', () => {
    const progressive = { type: 'com.okta.user.progressive.profile.update', value: { a: 1 } };
    const severities = (command: object, surface: FormContext) =>
      checkRegistrationReply(
        { reply: replied(JSON.stringify({ commands: [command] })), milliseconds: 1 },
        surface,
      ).map(({ severity }) => severity);
    expect(severities(progressive, ssr)).toEqual(['warn']);
    expect(severities(update({ a: 1 }), pp)).toEqual(['error']);
  });
});

describe('check-reply: error', () => {
  test.each<[what: string, error: unknown, found: string[], surface?: FormContext]>([
    ['a cause with every key', { errorSummary: 'No.', errorCauses: [cause] }, []],
    ['no object', 'No.', ['error-shape']],
    ['a summary that is not text', { errorSummary: 1, errorCauses: [cause] }, ['error-shape']],
    ['no causes', { errorSummary: 'No.' }, ['no-causes']],
    ['nothing', {}, ['empty-error']],
    ['an empty list', { errorCauses: [] }, ['empty-error']],
    ['an unknown locationType', { errorCauses: [{ ...cause, locationType: 'form' }] }, ['location-type']],
    ['causes that are not a list', { errorCauses: cause }, ['error-shape']],
    ['a cause that is not an object', { errorCauses: ['No.'] }, ['error-shape']],
    ['a cause without a text', { errorCauses: [{ ...cause, errorSummary: undefined }] }, ['error-shape']],
    ['a cause with less', { errorCauses: [{ errorSummary: 'No.' }] }, ['incomplete-cause']],
    [
      'the location of an update',
      { errorCauses: [{ ...cause, location: 'data.userProfileUpdate.x' }] },
      ['location'],
      pp,
    ],
    [
      'a field that is not on the form',
      { errorCauses: [{ ...cause, location: 'data.userProfile.x' }] },
      ['location'],
    ],
    ['a form that is not declared', { errorCauses: [cause] }, [], pp],
    [
      "a bare name, for Classic Engine's widget",
      { errorCauses: [{ ...cause, location: 'email' }] },
      [],
      { ...ssr, engine: 'classic' },
    ],
    ['a bare name', { errorCauses: [{ ...cause, location: 'email' }] }, ['location']],
  ])('%s', (_, error, found, surface) => expect(codesOf({ error }, surface)).toEqual(found));
});

test('check-reply: every finding names its source', () => {
  const reply = replied('{"commands":[1],"error":1,"x":1}', 202, 'text/html');
  const found = checkRegistrationReply({ reply, milliseconds: 2000 }, ssr);
  expect(found.length).toBeGreaterThan(5);
  for (const { source } of found) expect(source).toMatch(/^(Okta Developer|Management API)/);
});
