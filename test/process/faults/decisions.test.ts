import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { rulesIn } from '../../unit/reload/workspace.ts';
import { allowing, denying, type Expected } from './answers.ts';
import { RunningService, withService } from './service.ts';

const RULES = `version: 1
endpoint: /a
unhandled: { deny: true, error: { errorSummary: Unhandled. } }
onError: { deny: true, error: { errorSummary: Failed. } }
requestTypes:
  self.service.registration:
    rules:
      - name: member
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }
        then: allow
        otherwise: { deny: true, error: { errorSummary: No member. } }
      - name: name
        when: { fact: data.userProfile.lastName, operator: matches, value: "[a-zA-Z]*" }
        otherwise: { deny: true, error: { errorSummary: No name. } }
`;

const allowed = allowing('member');
const noMember: Expected = { decision: 'deny', by: 'rules', rules: ['member'], reply: denying('No member.') };
const unhandled: Expected = { decision: 'deny', by: 'unhandled', rules: [], reply: denying('Unhandled.') };

/** A registration with these attributes. */
const registration = (profile: object) => ({
  ...samples.ssr,
  data: { ...samples.ssr.data, userProfile: { lastName: 'Sato', ...profile } },
});

describe('faults: decisions', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await RunningService.start({ rules: (directory) => rulesIn({ 'a.yaml': RULES }, directory) });
  });
  afterAll(async () => {
    await service.stop();
    await service.kill();
  });

  test('case 25: a failing rule denies, and the record names it', () =>
    service.expectDecision('/a', registration({ email: 'kim@okta.com', lastName: 'a'.repeat(5000) }), {
      decision: 'deny',
      by: 'onError',
      rules: ['name'],
      reply: denying('Failed.'),
      failure: 'rule-error',
    }));

  test.for<[what: string, email: unknown]>([
    ['an array', ['kim@okta.com']],
    ['an object', { toString: 'kim@okta.com' }],
    ['a number', 5],
    ['null', null],
    ['64 kB', `${'k'.repeat(65_536)}@okta.com`],
  ])('case 33: an address that is %s is denied', ([, email]) =>
    service.expectDecision('/a', registration({ email }), noMember),
  );

  test.for<[what: string, body: object, expected: Expected]>([
    [
      'no userProfile',
      { ...samples.ssr, data: { action: 'ALLOW' } },
      { ...noMember, rules: ['member', 'name'] },
    ],
    ['a request type without rules', samples.pp, unhandled],
    ['an unknown request type', { ...samples.ssr, requestType: 'other' }, unhandled],
    ['a request type that is not text', { ...samples.ssr, requestType: 5 }, unhandled],
  ])('case 34: %s', ([, body, expected]) => service.expectDecision('/a', body, expected));

  test("case 34: another hook's event", () => {
    const body = JSON.stringify({
      ...samples.ssr,
      eventType: 'com.okta.user.credential.password.import',
    });
    return service.expectRefusal(() => service.caller.post('/a', body), 400, 'another-hook');
  });

  test('case 34: the event of a hook that Okta continues after a 4xx is refused with 200', async () => {
    const body = JSON.stringify({ ...samples.ssr, eventType: 'com.okta.saml.tokens.transform' });
    const answer = await service.caller.post('/a', body);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ error: { errorSummary: expect.stringContaining('refused') } });
  });

  test.for([
    'kim@evil-okta.com',
    'kim@okta.com.evil.example',
    'kim@okta.com@evil.example',
    'kim@evil.example@okta.com',
    '"kim@evil.example"@okta.com',
    'kim@оkta.com',
    'kim@okta。com',
    'kim\u0000@okta.com',
    'kim@okta.com\n',
    ' kim@okta.com',
  ])('case 43: %j is denied', (email) => service.expectDecision('/a', registration({ email }), noMember));

  test('case 43: a clean address is allowed', () =>
    service.expectDecision('/a', registration({ email: 'kim@okta.com' }), allowed));
});

test('case 25: rules that take longer than the deadline deny', () => {
  const slow = Array.from(
    { length: 1000 },
    (_, index) =>
      `      - { name: r${index}, when: { fact: data.userProfile.lastName, operator: matches, value: "[a-z]*${index}" }, otherwise: deny }\n`,
  );
  const rules = (directory: string) => void rulesIn({ 'a.yaml': RULES + slow.join('') }, directory);
  return withService({ rules, config: 'decision: { deadline: 5ms }\n' }, (service) =>
    service.expectDecision('/a', registration({ email: 'kim@okta.com', lastName: 'a'.repeat(4000) }), {
      decision: 'deny',
      by: 'onError',
      rules: [],
      reply: denying('Failed.'),
      failure: 'timeout',
    }),
  );
});

test('case 29: 50 rules with a list of 10 000 entries', () => {
  const more = Array.from(
    { length: 50 },
    (_, index) =>
      `      - { name: r${index}, when: { fact: data.userProfile.email, operator: emailDomainIn, value: { list: many } }, otherwise: { deny: true, error: { errorSummary: No member. } } }\n`,
  );
  const entries = Array.from({ length: 10_000 }, (_, index) => `domain-${index}.example\n`).join('');
  const files = { 'a.yaml': RULES + more.join(''), 'lists/many.txt': `${entries}okta.com\n` };
  return withService({ rules: (directory) => void rulesIn(files, directory) }, async (service) => {
    await service.expectDecision('/a', registration({ email: 'kim@okta.com' }), allowed);
    const names = Array.from({ length: 50 }, (_, index) => `r${index}`);
    const expected = { ...noMember, rules: ['member', ...names] };
    await service.expectDecision('/a', registration({ email: 'kim@other.example' }), expected);
  });
});
