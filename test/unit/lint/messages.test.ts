import { describe, expect, test } from 'vitest';
import { findingsIn, withRules } from './findings-in.ts';

const EMAIL = 'when: { fact: data.userProfile.email, operator: email }';
const LOGIN = 'when: { fact: data.userProfile.login, operator: email }';
const NUMBER = 'when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }';
const UPDATE = 'when: { fact: data.userProfileUpdate.employeeNumber, operator: digits, value: 4 }';
const OFFICE = 'when: { fact: data.context.request.ipAddress, operator: ipInCidr, value: [203.0.113.0/24] }';
const PP = { requestType: 'progressive.profile' };

const cause = (location: string, text = 'No.') =>
  `{ errorSummary: ${text}, reason: NO, location: ${location} }`;
const denial = (...causes: string[]) => `{ deny: true, error: { errorCauses: [${causes.join(', ')}] } }`;
const at = (attribute: string) => denial(cause(`data.userProfile.${attribute}`));
const saying = (text: string) => denial(cause('data.userProfile.email', JSON.stringify(text)));

describe('location-not-tested', () => {
  const found = (...args: Parameters<typeof withRules>) =>
    findingsIn('location-not-tested', withRules(...args));
  const named = (text: string) => ({ top: `outcomes: { named: ${text} }\n` });

  test.each<[what: string, ...Parameters<typeof withRules>]>([
    ['the field that is tested', [`${NUMBER}, otherwise: ${at('employeeNumber')}`]],
    ['email for login', [`${LOGIN}, otherwise: ${at('email')}`]],
    ['login for email', [`${EMAIL}, otherwise: ${at('login')}`]],
    ['a rule that reads no field', [`${OFFICE}, otherwise: ${at('email')}`]],
    [
      'a rule that reads facts beside the form',
      [`when: { any: [{ ${OFFICE.slice(8, -2)} }, { ${NUMBER.slice(8, -2)} }] }, otherwise: ${at('email')}`],
    ],
    [
      'a field in a named condition',
      [`when: { condition: c }, otherwise: ${at('employeeNumber')}`],
      { top: `conditions: { c: ${NUMBER.slice(6)} }\n` },
    ],
    [
      'a field that is compared with another one',
      [
        `when: { fact: data.userProfile.a, operator: equal, value: { fact: data.userProfile.b } }, otherwise: ${at('b')}`,
      ],
    ],
    [
      'an update, whose field has another name than its fact',
      [`${UPDATE}, otherwise: ${at('employeeNumber')}`],
      PP,
    ],
    [
      'an update that is decided by the stored profile',
      [
        `when: { fact: data.context.user.profile.login, operator: email }, otherwise: ${at('employeeNumber')}`,
      ],
      PP,
    ],
    [
      'one outcome for two rules, with a text for each',
      [`${EMAIL}, otherwise: named`, `${NUMBER}, otherwise: named`],
      named(denial(cause('data.userProfile.email'), cause('data.userProfile.employeeNumber'))),
    ],
    ['only a fallback', [`${NUMBER}, otherwise: deny`], { rest: `onError: ${at('email')}\n` }],
    ['no field', [`${NUMBER}, otherwise: ${denial(cause('email'))}`]],
    [
      'a rule whose field is not on the form',
      [`${NUMBER}, otherwise: ${at('email')}`],
      { top: 'form: [email, login]\n' },
    ],
    [
      'a field that is not on the form',
      [`${NUMBER}, otherwise: ${at('shoe')}`],
      { top: 'form: [employeeNumber]\n' },
    ],
  ])('%s', (_, rules, options) => expect(found(rules, options)).toEqual([]));

  test.each<[what: string, expected: string[], ...Parameters<typeof withRules>]>([
    ['another field', ['warn data.userProfile.email'], [`${NUMBER}, otherwise: ${at('email')}`]],
    ['in then, too', ['warn data.userProfile.email'], [`${NUMBER}, then: ${at('email')}`]],
    [
      'a field that no rule tests',
      ['warn data.userProfile.shoe'],
      [`${EMAIL}, otherwise: named`, `${NUMBER}, otherwise: named`],
      named(
        denial(
          cause('data.userProfile.email'),
          cause('data.userProfile.employeeNumber'),
          cause('data.userProfile.shoe'),
        ),
      ),
    ],
    [
      'a named outcome that fits one of two rules',
      ['warn named'],
      [`${EMAIL}, otherwise: deny`, `${EMAIL}, otherwise: named`, `${NUMBER}, otherwise: named`],
      named(at('email')),
    ],
    [
      'a named outcome that fits no rule, once',
      ['warn data.userProfile.shoe'],
      [`${EMAIL}, otherwise: named`, `${NUMBER}, otherwise: named`],
      named(at('shoe')),
    ],
    [
      'a named outcome that fits one rule, beside one that reads more facts',
      ['warn named'],
      [`${OFFICE}, otherwise: named`, `${NUMBER}, otherwise: named`],
      named(at('email')),
    ],
  ])('%s', (_, expected, rules, options) => expect(found(rules, options)).toEqual(expected));
});

describe('texts', () => {
  test.each<[code: string, text: string]>([
    ['html-in-message', 'Sales & Marketing, 3 < 4 > 2, <3, AT&T'],
    [
      'html-in-message',
      '{% if data.userProfile.a <b %}No{% endif %} {{ data.userProfile.b | split: "<a>" }}',
    ],
    ['input-in-message', 'From {{ data.context.request.ipAddress }} at {{ eventTime }}'],
    ['input-in-message', 'Hello {{ data.userProfile.firstName | escape }}'],
    ['input-in-message', 'The field data.userProfile.email is wrong'],
    ['input-in-message', '{{ "data.userProfile.email" | upcase }}'],
    ['input-in-message', '{% if data.userProfile.email %}Yes{% endif %}'],
    ['long-message', '👍'.repeat(150)],
    ['long-message', `{{ data.context.request.ipAddress }}${'x'.repeat(150)}`],
    ['long-message', `{% if requestType %}${'x'.repeat(100)}{% else %}${'y'.repeat(100)}{% endif %}`],
  ])('%s ignores %s', (code, text) =>
    expect(findingsIn(code, withRules([`${EMAIL}, otherwise: ${saying(text)}`]))).toEqual([]),
  );

  test.each<[code: string, text: string]>([
    ['html-in-message', 'Call <b>now'],
    ['html-in-message', 'Call now</b>'],
    ['html-in-message', 'Call&#160;now'],
    ['input-in-message', '{{ data.userProfile.email }} is wrong'],
    ['input-in-message', 'Is it {{- data.userProfile.firstName | upcase -}}?'],
    ['long-message', '👍'.repeat(151)],
  ])('%s marks %s', (code, text) =>
    expect(findingsIn(code, withRules([`${EMAIL}, otherwise: ${saying(text)}`]))).toEqual([
      `${code === 'long-message' ? 'info' : 'warn'} ${JSON.stringify(text)}`,
    ]),
  );

  test('checks errorSummary too, which can be longer', () => {
    const yaml = (text: string) =>
      withRules([
        `${EMAIL}, otherwise: { error: { errorSummary: "${text}", errorCauses: [${cause('a')}] } }`,
      ]);
    expect(findingsIn('html-in-message', yaml('<br>'))).toEqual(['warn "<br>"']);
    expect(findingsIn('input-in-message', yaml('{{ data.userProfile.a }}'))).toHaveLength(1);
    expect(findingsIn('long-message', yaml('x'.repeat(200)))).toEqual([]);
  });
});

describe('causes', () => {
  test.each<[what: string, code: string, outcome: string, expected: string[], top?: string]>([
    ['a bare name', 'location-not-a-field', denial(cause('email')), ['warn email']],
    [
      'a bare name in Classic Engine',
      'location-not-a-field',
      denial(cause('email')),
      [],
      'engine: classic\n',
    ],
    [
      'a bare name in Classic Engine that is not on the form',
      'location-not-a-field',
      denial(cause('email')),
      ['warn email'],
      'engine: classic\nform: [login]\n',
    ],
    ['one cause in Classic Engine', 'classic-first-cause-only', at('a'), [], 'engine: classic\n'],
    [
      'two causes in Classic Engine',
      'classic-first-cause-only',
      denial(cause('data.userProfile.a'), cause('data.userProfile.b')),
      [`info ${cause('data.userProfile.b')}`],
      'engine: classic\n',
    ],
    [
      'two causes in Identity Engine',
      'classic-first-cause-only',
      denial(cause('data.userProfile.a'), cause('data.userProfile.b')),
      [],
      'engine: identity\n',
    ],
    [
      'three texts at one field',
      'two-causes-at-one-field',
      denial(
        cause('data.userProfile.a'),
        cause('data.userProfile.b'),
        cause('data.userProfile.a'),
        cause('data.userProfile.a'),
      ),
      ['info data.userProfile.a', 'info data.userProfile.a'],
    ],
    [
      'two texts without a field',
      'two-causes-at-one-field',
      '{ error: { errorCauses: [{ errorSummary: a, reason: A }, { errorSummary: b, reason: B }] } }',
      [],
    ],
    [
      'neither reason nor location',
      'incomplete-cause',
      '{ error: { errorCauses: [{ errorSummary: a }] } }',
      ['warn { errorSummary: a }'],
    ],
    [
      'an error without causes, with deny',
      'error-without-causes',
      '{ deny: true, error: { errorSummary: a } }',
      ['warn errorSummary'],
    ],
    [
      'an error without causes is not a denial without an error',
      'deny-without-error',
      '{ deny: true, error: { errorSummary: a } }',
      [],
    ],
    ['an error without deny', 'deny-without-error', '{ error: { errorSummary: a } }', []],
  ])('%s: %s', (_, code, outcome, expected, top) =>
    expect(findingsIn(code, withRules([`${EMAIL}, otherwise: ${outcome}`], { top: top ?? '' }))).toEqual(
      expected,
    ),
  );
});
