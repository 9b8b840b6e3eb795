import { describe, expect, test } from 'vitest';
import { findingsIn } from '../findings-in.ts';
import { messagesIn, STAFF, signInFile, USER } from './rule-file.ts';

describe('name-id-shared', () => {
  const NUMBER = 'data.assertion.claims.number.attributeValues[0].value';
  const TESTED = `{ fact: "${NUMBER}", operator: digits, value: 6 }`;
  const then = (nameId: string) => `then: { assertion: { nameId: "${nameId}" } }`;
  const top = `facts: { number: "{{ ${NUMBER} | strip }}" }\nlookups: { b: { list: b, key: "{{ data.context.user.id }}" } }\n`;
  const reasons = (rules: string[], options = {}) =>
    messagesIn('name-id-shared', signInFile('saml', rules, { top, ...options })).map(
      (text) => /: (.*);/.exec(text)?.[1],
    );
  const untested = (fact: string) => `the rule does not test ${fact}`;

  test.each<[what: string, rule: string, reason: string | undefined]>([
    ['id', `when: ${USER}, ${then('{{ data.context.user.id }}')}`, undefined],
    [
      'login in lower case',
      `when: ${USER}, ${then('{{ data.context.user.profile.login | downcase }}')}`,
      undefined,
    ],
    ['present nameId', `when: ${USER}, ${then('{{ data.assertion.subject.nameId | strip }}')}`, undefined],
    ['fixed text', `when: ${USER}, ${then('admin')}`, 'it is the same for every user'],
    [
      'part of an address',
      `when: ${STAFF}, ${then('{{ data.context.user.profile.login | email_local }}')}`,
      'the filter email_local makes one text of several',
    ],
    ['claim that is tested', `when: ${TESTED}, ${then(`{{ ${NUMBER} }}`)}`, undefined],
    ['claim that if tests', `if: ${TESTED}, when: ${USER}, ${then(`{{ ${NUMBER} }}`)}`, undefined],
    ['derived fact whose claim is tested', `when: ${TESTED}, ${then('{{ facts.number }}')}`, undefined],
    ['claim', `when: ${USER}, ${then(`{{ ${NUMBER} }}`)}`, untested(NUMBER.replace('[0].value', ''))],
    [
      'claim that a failed test reads',
      `when: ${TESTED}, otherwise: { assertion: { nameId: "{{ ${NUMBER} }}" } }`,
      untested(NUMBER.replace('[0].value', '')),
    ],
    ['derived fact', `when: ${USER}, ${then('{{ facts.number }}')}`, untested('facts.number')],
    ['row', `when: ${STAFF}, ${then('{{ lookups.b.value.number }}')}`, untested('lookups.b')],
    [
      'row that was found',
      `when: { fact: lookups.b.found, operator: equal, value: true }, ${then('{{ lookups.b.value.number }}')}`,
      undefined,
    ],
    [
      'operation of a patch',
      `when: ${USER}, then: { assertion: { patch: [{ op: replace, path: /subject/nameId, value: admin }] } }`,
      'it is the same for every user',
    ],
  ])('%s', (_, rule, reason) => expect(reasons([rule])).toEqual(reason === undefined ? [] : [reason]));

  test('a default', () => {
    const fallback = `{ assertion: { nameId: "{{ ${NUMBER} }}" } }`;
    expect(reasons([`when: ${TESTED}, then: continue`], { fallback })).toHaveLength(1);
  });
});

describe('audience', () => {
  test.each<[path: string, expected: number]>([
    ['/conditions/audienceRestriction', 1],
    ['/conditions/audienceRestriction/0', 1],
    ['/conditions/audienceRestrictions', 0],
    ['/subject/nameFormat', 0],
  ])('%s', (path, expected) => {
    const rule = `when: ${USER}, then: { assertion: { patch: [{ op: replace, path: ${path}, value: x }] } }`;
    expect(findingsIn('audience', signInFile('saml', [rule]))).toEqual(Array(expected).fill(`warn ${path}`));
  });
});
