import { describe, expect, test } from 'vitest';
import { checks, groups } from '../../../src/lint/index.ts';
import { registrationChecks } from '../../../src/lint/registration/index.ts';
import { compileYaml } from '../decisions/endpoint-from.ts';

/** Codes that other tests cover: the other groups, and the parts that every denial below lacks. */
const elsewhere = new Set([
  ...checks
    .filter((check) => !groups['Outcomes']?.includes(check) && !registrationChecks.includes(check))
    .map(({ code }) => code),
  'deny-without-error',
  'error-without-causes',
]);

/** The codes for an outcome at `then`, as `severity code`, with the text that is marked. */
function findings(outcome: string, requestType = 'self.service.registration', top = ''): string[] {
  const yaml = `${top}requestTypes:
  ${requestType}:
    rules:
      - name: r
        when: { fact: data.context.request.ipAddress, operator: present }
        then: ${outcome}
        otherwise: deny
    default: allow
`;
  const lines = `version: 1\nendpoint: /x\n${yaml}`.split('\n');
  return compileYaml(yaml)
    .diagnostics.filter(({ code }) => !elsewhere.has(code))
    .map(({ severity, code, range }) => {
      const { start, end } = range ?? { start: { line: 0, column: 0 }, end: { column: 0 } };
      return `${severity} ${code}: ${lines[start.line - 1]?.slice(start.column - 1, end.column - 1)}`;
    });
}

describe('keys beside a denial that have no effect', () => {
  test.each<[outcome: string, expected: string[]]>([
    ['{ deny: true, error: { errorSummary: a }, debugContext: { a: b } }', []],
    ['{ deny: true, allow: true }', ['error allow-beside-denial: allow']],
    ['{ error: { errorSummary: a }, allow: true }', ['error allow-beside-denial: allow']],
    ['{ deny: true, set: { a: b } }', ['warn update-beside-denial: set']],
    [
      '{ error: { errorSummary: a }, commands: [{ type: com.okta.action.update, value: { registration: ALLOW } }] }',
      ['warn update-beside-denial: commands'],
    ],
    ['{ allow: true, set: { a: b } }', []],
  ])('%s', (outcome, expected) => expect(findings(outcome)).toEqual(expected));
});

describe('commands', () => {
  const profile = 'com.okta.user.profile.update';
  const progressive = 'com.okta.user.progressive.profile.update';
  const command = (type: string, value: string) => `{ commands: [{ type: ${type}, value: ${value} }] }`;

  test.each<[type: string, value: string, requestType: string, expected: string[]]>([
    ['com.okta.action.update', '{ registration: ALLOW }', 'self.service.registration', []],
    ['com.okta.action.update', '{ registration: ALLOW }', 'progressive.profile', []],
    [profile, '{ a: 1, b: [x], c: null }', 'self.service.registration', []],
    [progressive, '{ a: 1 }', 'progressive.profile', []],
    [profile, '{ a: 1 }', 'progressive.profile', [`error command-not-for-request-type: ${profile}`]],
    [
      progressive,
      '{ a: 1 }',
      'self.service.registration',
      [`warn command-not-for-request-type: ${progressive}`],
    ],
    [
      'com.okta.identity.patch',
      '[]',
      'progressive.profile',
      ['error unknown-command: com.okta.identity.patch'],
    ],
    [
      'com.okta.action.update',
      '{ registration: DENY }',
      'progressive.profile',
      ['error command-value: { registration: DENY }'],
    ],
    [
      'com.okta.action.update',
      '{ registration: allow }',
      'progressive.profile',
      ['error command-value: { registration: allow }'],
    ],
    [
      'com.okta.action.update',
      '{ registration: ALLOW, a: b }',
      'progressive.profile',
      ['error command-value: { registration: ALLOW, a: b }'],
    ],
    ['com.okta.action.update', 'ALLOW', 'progressive.profile', ['error command-value: ALLOW']],
    ['com.okta.action.update', 'null', 'progressive.profile', ['error command-value: null']],
    [progressive, '[a]', 'progressive.profile', ['error command-value: [a]']],
    [progressive, 'null', 'progressive.profile', ['error command-value: null']],
    [progressive, '{ password: a }', 'progressive.profile', ['error password-in-update: password']],
  ])('%s %s for %s', (type, value, requestType, expected) => {
    expect(findings(command(type, value), requestType)).toEqual(expected);
  });

  test('reports each wrong command', () => {
    const first = '{ type: a, value: 1 }';
    const second = `{ type: ${profile}, value: 1 }`;
    expect(findings(`{ commands: [${first}, ${second}] }`)).toEqual([
      'error unknown-command: a',
      'error command-value: 1',
    ]);
  });
});

test.each(['password', 'Password', 'credentials'])('set: %s is never allowed', (attribute) => {
  expect(findings(`{ set: { ${attribute}: a } }`)).toEqual([`error password-in-update: ${attribute}`]);
});

test('set: an attribute whose name contains password is allowed', () => {
  expect(findings('{ set: { passwordHint: a, passwordless: d } }')).toEqual([]);
});

test('debugContext: hookgate is a reserved key', () => {
  expect(findings('{ allow: true, debugContext: { hookgate: a, other: b } }')).toEqual([
    'error reserved-key: hookgate',
  ]);
});

test('outcomes: an outcome of 256000 bytes is too large for Okta', () => {
  const outcome = (length: number) => `{ error: { errorSummary: "${'ä'.repeat(length / 2)}" } }`;
  expect(findings(outcome(250_000))).toEqual([]);
  expect(findings(outcome(256_000))).toEqual(['error reply-too-large: then']);
});

describe('named outcomes', () => {
  const top = 'outcomes:\n  named: { deny: true, set: { a: b } }\n';
  test('marks the definition once, for any number of uses', () => {
    expect(findings('named', 'self.service.registration', top)).toEqual(['warn update-beside-denial: set']);
    expect(findings('named', 'self.service.registration', `${top}onError: deny\nunhandled: deny\n`)).toEqual([
      'warn update-beside-denial: set',
    ]);
  });
});

describe('unhandled and onError', () => {
  const fallback = (text: string) => findings('allow', 'self.service.registration', `${text}\n`);
  test.each<[string, string[]]>([
    ['onError: deny', []],
    ['onError: { error: { errorSummary: a } }', []],
    ['onError: allow', ['error on-error-allows: allow']],
    ['onError: continue', ['error on-error-allows: continue']],
    ['onError: { debugContext: { a: b } }', ['error on-error-allows: { debugContext: { a: b } }']],
    [
      'onError: { deny: true, set: { a: b } }',
      ['error fallback-updates: set', 'warn update-beside-denial: set'],
    ],
    ['onError: { deny: true, allow: true }', ['error allow-beside-denial: allow']],
    ['unhandled: allow', []],
    ['unhandled: { allow: true, set: { a: b } }', ['error fallback-updates: set']],
    ['unhandled: { deny: true, debugContext: { hookgate: a } }', ['error reserved-key: hookgate']],
    ['outcomes: { n: { set: { a: b } } }\nunhandled: n', ['error fallback-updates: n']],
  ])('%s', (text, expected) => expect(fallback(text)).toEqual(expected));
});
