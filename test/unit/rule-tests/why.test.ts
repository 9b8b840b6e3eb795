import { expect, test } from 'vitest';
import { outcomeOf, reasons } from '../../../src/rule-tests/failure.ts';
import { resultOf } from './tests-from.ts';

const rulesWhen = (when: string, more = '') => `
conditions:
  named: { fact: data.userProfile.lastName, operator: equal, value: Sato }
requestTypes:
  self.service.registration:
    rules:
      - { name: one, when: ${when}, then: allow, otherwise: deny }
${more}`;

const FIRST = '{ fact: data.userProfile.firstName, operator: equal, value: Kim }';
const LAST = '{ condition: named }';
const first = (words: string) => `one WORD: data.userProfile.firstName equal "Kim" ${words} (rules.yaml:9)`;
const last = (words: string) => `one WORD: data.userProfile.lastName equal "Sato" ${words} (rules.yaml:5)`;

/** Kim Jones: the first name holds, the last does not. */
test.each([
  ['all', `{ all: [${FIRST}, ${LAST}] }`, 'failed', [last('does not hold, it is "Jones"')]],
  ['any', `{ any: [${FIRST}, ${LAST}] }`, 'passed', [first('holds, it is "Kim"')]],
  ['not', `{ not: ${LAST} }`, 'passed', [last('does not hold, it is "Jones"')]],
  [
    'all that hold',
    `{ all: [${FIRST}, { not: ${LAST} }] }`,
    'passed',
    [first('holds, it is "Kim"'), last('does not hold, it is "Jones"')],
  ],
])('of %s the tests that made the difference', async (_, when, verdict, expected) => {
  const result = await resultOf(
    'request: ssr, set: { data.userProfile.firstName: Kim }, expect: { status: 204 }',
    rulesWhen(when),
  );
  expect(reasons(result, result.failures)).toEqual(expected.map((text) => text.replace('WORD', verdict)));
});

test('reasons: a failed rule is explained by its own tests', async () => {
  const two =
    '      - { name: two, when: { fact: data.userProfile.nick, operator: present }, then: continue }\n';
  const result = await resultOf('request: ssr, expect: { rules: { two: true } }', rulesWhen(FIRST, two));
  expect(reasons(result, result.failures)).toEqual([
    'two failed: data.userProfile.nick present does not hold, it is absent (rules.yaml:10)',
  ]);
});

test('reasons: include why an operator does not apply', async () => {
  const dated = '{ fact: data.userProfile.birth, operator: before, value: 2008-11-30 }';
  const result = await resultOf(
    'request: ssr, set: { data.userProfile.birth: 30/11/1980 }, expect: { decision: allow }',
    rulesWhen(dated),
  );
  expect(reasons(result, result.failures)).toEqual([
    'one failed: data.userProfile.birth before "2008-11-30" does not hold, it is "30/11/1980", which is not a time: write 1980-11-30, or give the test dateFormat: "DD/MM/YYYY" (rules.yaml:9)',
  ]);
});

test.each([
  ['request: ssr', 'deny, by one (rules.yaml:9)'],
  ['request: pp', 'deny, by unhandled'],
  ['request: ssr, unset: [data]', 'refused with 400'],
])('%s: %s', async (request, outcome) => {
  const result = await resultOf(`${request}, expect: { decision: allow }`, rulesWhen(FIRST));
  expect(outcomeOf(result)).toBe(outcome);
});

test('reasons: if no rule decided, all rules are reasons', async () => {
  const rules = `
requestTypes:
  self.service.registration:
    rules:
      - { name: one, when: { fact: data.userProfile.nick, operator: present }, then: allow }
      - { name: two, when: { fact: data.userProfile.email, operator: absent }, then: allow }
`;
  const result = await resultOf('request: ssr, expect: { decision: allow }', rules);
  expect(outcomeOf(result)).toBe('deny, by default');
  expect(reasons(result, result.failures)).toEqual([
    'one failed: data.userProfile.nick present does not hold, it is absent (rules.yaml:7)',
    'two failed: data.userProfile.email absent does not hold, it is "rosario.jones@example.com" (rules.yaml:8)',
  ]);
});

test('reasons: a failed decision has its error', async () => {
  const rules = rulesWhen("{ fact: data.userProfile.nick, operator: matches, value: 'a+' }");
  const result = await resultOf(
    `request: ssr, set: { data.userProfile.nick: ${'a'.repeat(5000)} }, expect: { decision: allow }`,
    rules,
  );
  expect(outcomeOf(result)).toMatch(/^deny, by onError, after one \(rules\.yaml:9\): .*4096/);
});

test('reasons: an attribute that was left out, with the position where it is set', async () => {
  const rules = `
requestTypes:
  self.service.registration:
    rules:
      - name: copy
        when: { fact: requestType, operator: present }
        then: { set: { title: "{{ data.userProfile.groups }}" } }
`;
  const result = await resultOf(
    'request: ssr, set: { data.userProfile.groups: [it] }, expect: { set: { title: it } }',
    rules,
  );
  expect(reasons(result, result.failures)).toContain(
    'title is left out: data.userProfile.groups was an array, and is not copied (rules.yaml:9)',
  );
});

test('reasons: name the entry of a list that decides', async () => {
  const rules = rulesWhen(
    '{ fact: data.userProfile.email, operator: emailDomainNotIn, value: { lists: [a, b] } }',
  );
  const lists = { 'lists/a.txt': 'okta.com\n', 'lists/b.json': '[\n".example.com"]' };
  const result = await resultOf('request: ssr, expect: { decision: allow }', rules, lists);
  expect(reasons(result, result.failures)).toEqual([
    'one failed: data.userProfile.email emailDomainNotIn {"lists":["a","b"]} does not hold, it is "rosario.jones@example.com" (rules.yaml:9); by lists/b.json:2 .example.com',
  ]);
});

test('reasons: name an expired entry of a list', async () => {
  const when = '{ fact: data.userProfile.email, operator: emailDomainIn, value: { list: partners } }';
  const rules = rulesWhen(when);
  const result = await resultOf(
    'request: ssr, at: 2026-07-01T00:00:00Z, expect: { decision: allow }',
    rules,
    { 'lists/partners.csv': 'value,expires\nexample.com,2026-06-30\n' },
  );
  expect(reasons(result, result.failures)).toEqual([
    'one failed: data.userProfile.email emailDomainIn {"list":"partners"} does not hold, it is "rosario.jones@example.com" (rules.yaml:9); lists/partners.csv:2 example.com expired 2026-06-30',
  ]);
});

const SKIPPING = `
requestTypes:
  self.service.registration:
    strategy: first
    rules:
      - { name: contractor, if: { fact: data.userProfile.userType, operator: equal, value: contractor }, when: { fact: data.userProfile.nick, operator: present }, then: allow }
      - { name: old, validUntil: 2020-01-01T00:00:00Z, when: { fact: requestType, operator: present }, then: allow }
      - { name: all, when: { fact: requestType, operator: present }, then: allow }
      - { name: late, when: { fact: requestType, operator: present }, then: allow }
`;

test.each([
  [
    'contractor',
    'contractor skipped: data.userProfile.userType equal "contractor" does not hold, it is absent (rules.yaml:8)',
  ],
  ['old', 'old skipped: outside of its validity window (rules.yaml:9)'],
  ['late', 'late skipped: all (rules.yaml:10) decided before it'],
])('reasons: say why the rule %s was skipped', async (name, reason) => {
  const result = await resultOf(`request: ssr, expect: { rules: { ${name}: true } }`, SKIPPING);
  expect(result.failures).toMatchObject([{ rule: name, actual: 'skipped' }]);
  expect(reasons(result, result.failures)).toEqual([reason]);
});

test('reasons: a rule that should have been skipped is explained by its if, too', async () => {
  const result = await resultOf(
    'request: ssr, set: { data.userProfile.userType: contractor }, expect: { rules: { contractor: skipped } }',
    SKIPPING,
  );
  expect(reasons(result, result.failures)).toEqual([
    'contractor not skipped: data.userProfile.userType equal "contractor" holds, it is "contractor" (rules.yaml:8)',
    'contractor failed: data.userProfile.nick present does not hold, it is absent (rules.yaml:8)',
  ]);
});

test('reasons: name the row that a lookup found, and one that has expired', async () => {
  const rules = `
lookups:
  partner: { list: partners, key: "{{ data.userProfile.email | email_domain }}" }
requestTypes:
  self.service.registration:
    rules:
      - { name: one, when: { fact: lookups.partner.value.city, operator: equal, value: Oslo }, then: allow, otherwise: deny }
`;
  const reasonsAt = async (at: string) => {
    const row = 'value,city,expires\nexample.com,Rome,2026-06-30\n';
    const result = await resultOf(`request: ssr, at: ${at}, expect: { decision: allow }`, rules, {
      'lists/partners.csv': row,
    });
    return reasons(result, result.failures);
  };
  const test = 'one failed: lookups.partner.value.city equal "Oslo" does not hold, it is';
  expect(await reasonsAt('2026-06-01T00:00:00Z')).toEqual([
    `${test} "Rome" (rules.yaml:9); lists/partners.csv:2 example.com`,
  ]);
  expect(await reasonsAt('2026-07-01T00:00:00Z')).toEqual([
    `${test} absent (rules.yaml:9); lists/partners.csv:2 example.com expired 2026-06-30`,
  ]);
});
