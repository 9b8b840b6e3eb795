import { describe, expect, test } from 'vitest';
import { createLiquid } from '../../../src/decisions/liquid/create-liquid.ts';
import { acceptedBy } from '../../../src/lint/conditions/domain-tests.ts';
import { findingsIn, withRules } from './findings-in.ts';

const NUMBER = 'data.userProfile.employeeNumber';
const whenNumber = (operator: string, value?: string) =>
  `when: { fact: ${NUMBER}, operator: "${operator}"${value === undefined ? '' : `, value: ${value}`} }`;
const setting = (value: string) => `then: { set: { costCenter: ${JSON.stringify(value)} } }, otherwise: deny`;
const RAW = `{{ ${NUMBER} }}`;
const PRESENT = 'when: { fact: eventType, operator: present }';

describe('trim-then-copied-raw', () => {
  const found = (...[rules, options]: Parameters<typeof withRules>) =>
    findingsIn('trim-then-copied-raw', withRules(rules, options));

  test.each<[what: string, ...Parameters<typeof withRules>]>([
    ['trim: alone tests it', [`${whenNumber('trim:digits', '4')}, ${setting(RAW)}`]],
    ['ignoreCase: alone tests it', [`${whenNumber('ignoreCase:in', '[a1, b2]')}, ${setting(RAW)}`]],
    [
      'another rule tests it trimmed',
      [`${PRESENT}, ${setting(RAW)}`, `${whenNumber('trim:digits', '4')}, otherwise: deny`],
    ],
    ['it is part of a text', [`${whenNumber('trim:digits', '4')}, ${setting(`No. ${RAW}!`)}`]],
    ['one end is stripped', [`${whenNumber('trim:digits', '4')}, ${setting(`{{ ${NUMBER} | lstrip }}`)}`]],
    [
      'only its case is normalized',
      [`${whenNumber('trim:ignoreCase:in', '[a1]')}, ${setting(`{{ ${NUMBER} | downcase }}`)}`],
    ],
    [
      'only white space is removed',
      [`${whenNumber('trim:ignoreCase:in', '[a1]')}, ${setting(`{{ ${NUMBER} | strip }}`)}`],
    ],
    [
      'another test checks its presence only',
      [`${whenNumber('trim:digits', '4')}, ${setting(RAW)}`, `${whenNumber('present')}, otherwise: deny`],
    ],
    [
      'another test excludes a value',
      [
        `${whenNumber('trim:digits', '4')}, ${setting(RAW)}`,
        `${whenNumber('notIn', '["0000"]')}, otherwise: deny`,
      ],
    ],
    [
      'another test holds in one of two alternatives only',
      [
        `when: { any: [{ fact: ${NUMBER}, operator: digits, value: 4 }, { fact: ${NUMBER}, operator: "trim:digits", value: 6 }] }, ${setting(RAW)}`,
      ],
    ],
    [
      'another test is in a shadow rule',
      [
        `${whenNumber('trim:digits', '4')}, ${setting(RAW)}`,
        `${whenNumber('digits', '4')}, otherwise: deny, mode: shadow`,
      ],
    ],
    [
      'the outcome has a name',
      [`${whenNumber('trim:digits', '4')}, then: named, otherwise: deny`],
      { top: `outcomes: { named: { set: { costCenter: "${RAW}" } } }\n` },
    ],
    [
      'the test has a name',
      [`when: { condition: number }, ${setting(RAW)}`],
      { top: `conditions: { number: { fact: ${NUMBER}, operator: "trim:digits", value: 4 } }\n` },
    ],
    [
      'it is in a command',
      [
        `${whenNumber('trim:digits', '4')}, then: { commands: [{ type: com.okta.user.profile.update, value: { costCenter: "${RAW}" } }] }, otherwise: deny`,
      ],
    ],
  ])('warns if %s', (_, rules, options) => expect(found(rules, options)).toEqual(['warn costCenter']));

  test.each<[what: string, ...Parameters<typeof withRules>]>([
    ['the copy is stripped', [`${whenNumber('trim:digits', '4')}, ${setting(`{{ ${NUMBER} | strip }}`)}`]],
    [
      'both ends are stripped',
      [`${whenNumber('trim:digits', '4')}, ${setting(`{{ ${NUMBER} | lstrip | rstrip }}`)}`],
    ],
    [
      'the copy has its case normalized',
      [`${whenNumber('ignoreCase:in', '[a1]')}, ${setting(`{{ ${NUMBER} | upcase }}`)}`],
    ],
    [
      'a filter changes it into another value',
      [`${whenNumber('trim:digits', '4')}, ${setting(`{{ ${NUMBER} | slice: 0, 2 }}`)}`],
    ],
    [
      'the same rule tests it as it is',
      [
        `when: { all: [{ fact: ${NUMBER}, operator: "trim:digits", value: 4 }, { fact: ${NUMBER}, operator: digits, value: 4 }] }, ${setting(RAW)}`,
      ],
    ],
    [
      'another rule tests it as it is',
      [
        `${whenNumber('trim:digits', '4')}, ${setting(RAW)}`,
        `${whenNumber('lessThan', '9999')}, otherwise: deny`,
      ],
    ],
    [
      'a denying pattern tests it',
      [
        `${whenNumber('trim:digits', '4')}, ${setting(RAW)}`,
        `${whenNumber('notMatches', "'.* .*'")}, otherwise: deny`,
      ],
    ],
    ['the test excludes a value', [`${whenNumber('not:trim:equal', '"0000"')}, ${setting(RAW)}`]],
    [
      'a condition excludes a value',
      [`when: { not: { fact: ${NUMBER}, operator: "ignoreCase:in", value: [a1] } }, ${setting(RAW)}`],
    ],
    [
      'two facts are compared',
      [
        `when: { fact: ${NUMBER}, operator: "ignoreCase:equal", value: { fact: data.userProfile.login } }, ${setting(RAW)}`,
      ],
    ],
    [
      'it is copied if the test does not hold',
      [`${whenNumber('trim:digits', '4')}, then: deny, otherwise: { set: { costCenter: "${RAW}" } }`],
    ],
    [
      'another fact is copied',
      [`${whenNumber('trim:digits', '4')}, ${setting('{{ data.userProfile.title }}')}`],
    ],
    ['the elements of a list are tested', [`${whenNumber('someFact:trim:equal', 'a')}, ${setting(RAW)}`]],
  ])('is quiet if %s', (_, rules, options) => expect(found(rules, options)).toEqual([]));

  test('ignores rules of the other request type', () => {
    const rest = `  progressive.profile:\n    rules:\n      - { name: a, when: { fact: ${NUMBER}, operator: digits, value: 4 }, otherwise: deny }\n`;
    expect(found([`${whenNumber('trim:digits', '4')}, ${setting(RAW)}`], { rest })).toEqual([
      'warn costCenter',
    ]);
  });
});

/** The advice is right only if the filter removes the characters that the decorator ignores. */
describe('strip and downcase', () => {
  const liquid = createLiquid();
  // As a template does it, without the limit of its time.
  const fill = (filter: string, value: string) => liquid.evalValueSync(`value | ${filter}`, { value });
  const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

  test('strip removes exactly the characters that trim: ignores', () => {
    const accepts = acceptedBy('trim:equal', '1234');
    const candidates = characters.filter((one) => /[\s\p{White_Space}\p{C}\p{Z}]/u.test(one));
    const looked = candidates.filter((one) => accepts?.(`${one}1234${one}`));
    const stripped = candidates.filter((one) => fill('strip', `${one}1234${one}`) === '1234');
    expect(looked).toContain('\u00a0');
    expect(stripped).toEqual(looked);
  });

  test('downcase gives texts that are equal under ignoreCase: one spelling', () => {
    const different = characters
      .flatMap((one) => [one.toLowerCase(), one.toUpperCase()].map((other) => [one, other] as const))
      .filter(([one, other]) => one !== other && acceptedBy('ignoreCase:equal', one)?.(other))
      .filter(([one, other]) => fill('downcase', one) !== fill('downcase', other));
    expect(different).toEqual([]);
    expect(fill('downcase', 'ÄB')).toBe('äb');
  });
});

describe('list-copied', () => {
  const found = (condition: string, value: string) =>
    findingsIn('list-copied', withRules([`when: ${condition}, ${setting(value)}`]));
  const GROUPS = 'data.userProfile.groups';
  const testOf = (fact: string, operator: string, value: string) =>
    `{ fact: "${fact}", operator: "${operator}", value: ${value} }`;
  const ANY = testOf('eventType', 'equal', 'x');

  test.each([
    ['everyFact: tests it', testOf(GROUPS, 'everyFact:in', '[a]'), `{{ ${GROUPS} }}`],
    ['not:someFact: tests it', testOf(GROUPS, 'not:someFact:equal', 'a'), `{{ ${GROUPS} }}`],
    [
      'another fact is searched for in it',
      testOf('data.userProfile.title', 'in', `{ fact: ${GROUPS} }`),
      `{{ ${GROUPS} }}`,
    ],
    ['an element of it is tested', testOf(`${GROUPS}[0]`, 'equal', 'a'), `{{ ${GROUPS} }}`],
    ['a part of it is tested', testOf(`${GROUPS}.first`, 'equal', 'a'), `{{ ${GROUPS} }}`],
    ['Okta sends an object', ANY, '{{ data.context.request.url }}'],
    ['Okta sends an object of attributes', ANY, '{{ data.userProfile }}'],
    ['its last filter gives a list', ANY, `{{ ${GROUPS} | sort }}`],
    ['its last filter gives a list, within a text', ANY, `all: {{ ${GROUPS} | join: "," | split: "," }}`],
  ])('warns if %s', (_, condition, value) => expect(found(condition, value)).toEqual(['warn costCenter']));

  test.each([
    ['contains tests it, which may be text', testOf(GROUPS, 'contains', 'a'), `{{ ${GROUPS} }}`],
    ['an element is copied', testOf(GROUPS, 'everyFact:in', '[a]'), `{{ ${GROUPS}[0] }}`],
    ['it is joined', testOf(GROUPS, 'everyFact:in', '[a]'), `{{ ${GROUPS} | join: ", " }}`],
    ['a list is on the way alone', ANY, '{{ data.userProfile.email | split: "@" | last }}'],
    ['its length is copied, too', ANY, '{{ data.userProfile.title.size }}{{ data.userProfile.title }}'],
    ['Okta sends one value', ANY, '{{ data.context.request.url.value }}'],
  ])('is quiet if %s', (_, condition, value) => expect(found(condition, value)).toEqual([]));
});

describe('copied-without-check', () => {
  const found = (set: string) =>
    findingsIn('copied-without-check', withRules([`${PRESENT}, then: { set: ${set} }, otherwise: deny`]));

  test.each([
    '{ firstName: "{{ data.userProfile.firstName | strip | capitalize }}" }',
    '{ mobilePhone: "{{ data.userProfile.mobilePhone | strip }}" }',
    '{ displayName: "{{ data.userProfile.firstName }} {{ data.userProfile.lastName | upcase }}" }',
    '{ nickName: "{{ data.userProfile.firstName }}" }',
  ])('ignores a normalized profile: %s', (set) => expect(found(set)).toEqual([]));

  test.each([
    ['mobilePhone', '{ mobilePhone: "{{ data.userProfile.mobilePhone }}" }'],
    ['employeeNumber', '{ employeeNumber: "{{ data.userProfile.mobilePhone | strip }}" }'],
    ['userType', '{ userType: "{{ data.userProfile.firstName }}" }'],
    ['displayName', '{ displayName: "{{ data.userProfile.firstName }} {{ data.userProfile.division }}" }'],
  ])('warns about %s: %s', (attribute, set) => expect(found(set)).toEqual([`warn ${attribute}`]));
});
