import { describe, expect, test } from 'vitest';
import { findingsIn, withRules } from './findings-in.ts';

const PRESENT = 'when: { fact: data.userProfile.email, operator: email }';
const PHONE = 'when: { fact: data.userProfile.mobilePhone, operator: lengthBetween, value: [5, 20] }';
const COPY = '"{{ data.userProfile.mobilePhone }}"';
const setting = (text: string) => `then: { set: { phone: ${text} } }`;

describe('copied-without-check', () => {
  test.each<[what: string, ...Parameters<typeof withRules>]>([
    ['the rule itself tests it', [`${PHONE}, ${setting(COPY)}`]],
    ['the rule itself tests it, in the shadow', [`${PHONE}, ${setting(COPY)}, mode: shadow`]],
    ['another rule tests it', [`${PRESENT}, ${setting(COPY)}`, `${PHONE}, otherwise: deny`]],
    [
      'the rules test it before the default',
      [`${PHONE}, otherwise: deny`],
      { rest: `    default: { set: { phone: ${COPY} } }\n` },
    ],
    [
      'it is cut',
      [`${PRESENT}, ${setting('"{{ data.userProfile.mobilePhone | downcase | truncate: 20 }}"')}`],
    ],
    ['only its length is taken', [`${PRESENT}, ${setting('"{{ data.userProfile.mobilePhone | size }}"')}`]],
    ['it only decides', [`${PRESENT}, ${setting('"{% if data.userProfile.mobilePhone %}yes{% endif %}"')}`]],
    ['it is no input', [`${PRESENT}, ${setting('"{{ data.context.request.ipAddress }}"')}`]],
    [
      'its name is a plain text',
      [`${PRESENT}, ${setting('"{{ eventId | append: \'data.userProfile.mobilePhone\' }}"')}`],
    ],
    ['it goes to the System Log', [`${PRESENT}, then: { debugContext: { phone: ${COPY} } }`]],
    [
      'the outcome is not used',
      [`${PRESENT}, then: allow`],
      { top: `outcomes: { unused: { set: { phone: ${COPY} } } }\n` },
    ],
    ['Okta does not send it', [`${PRESENT}, ${setting('"{{ data.userProfileUpdate.mobilePhone }}"')}`]],
  ])('%s', (_, rules, options) =>
    expect(findingsIn('copied-without-check', withRules(rules, options))).toEqual([]),
  );

  test.each<[what: string, ...Parameters<typeof withRules>]>([
    ['no rule tests it', [`${PRESENT}, ${setting(COPY)}`]],
    ['a shadow rule tests it', [`${PRESENT}, ${setting(COPY)}`, `${PHONE}, otherwise: deny, mode: shadow`]],
    ['it is spelt otherwise', [`${PRESENT}, ${setting('"{{ data.userProfile.mobilePhone | downcase }}"')}`]],
    [
      'a filter is only named',
      [`${PRESENT}, ${setting(`"{{ data.userProfile.mobilePhone | append: '| truncate' }}"`)}`],
    ],
    ['it is part of a text', [`${PRESENT}, ${setting('"+{{data.userProfile.mobilePhone}}"')}`]],
    ['it is in a list', [`${PRESENT}, ${setting(`[a, ${COPY}]`)}`]],
    [
      'it is in a command',
      [`${PRESENT}, then: { commands: [{ type: com.okta.user.profile.update, value: { phone: ${COPY} } }] }`],
    ],
    ['one element is taken', [`${PRESENT}, ${setting('"{{ data.userProfile.mobilePhone[0] }}"')}`]],
    [
      'the rules of the other request type test it',
      [`${PRESENT}, then: named`],
      {
        top: `outcomes: { named: { set: { phone: ${COPY} } } }\n`,
        rest: '  progressive.profile:\n    rules:\n      - { name: a, when: { fact: data.userProfileUpdate.mobilePhone, operator: present }, then: allow, otherwise: deny }\n',
      },
    ],
  ])('%s', (_, rules, options) =>
    expect(findingsIn('copied-without-check', withRules(rules, options))).toEqual(['warn phone']),
  );
});

describe('attribute-not-in-schema', () => {
  const found = (top: string, set = '{ badge: a, costCenter: b, bagde: c }') =>
    findingsIn('attribute-not-in-schema', withRules([`${PRESENT}, then: { set: ${set} }`], { top }));
  test('is quiet without a schema', () => expect(found('')).toEqual([]));
  test("knows Okta's base attributes", () => expect(found('userSchema: [badge]\n')).toEqual(['error bagde']));
  test('checks profile commands', () => {
    const command = (type: string) =>
      withRules([`${PRESENT}, then: { commands: [{ type: ${type}, value: { bagde: a } }] }`], {
        top: 'userSchema: [badge]\n',
      });
    expect(findingsIn('attribute-not-in-schema', command('com.okta.user.profile.update'))).toEqual([
      'error bagde',
    ]);
    expect(findingsIn('attribute-not-in-schema', command('com.okta.action.update'))).toEqual([]);
  });
});
