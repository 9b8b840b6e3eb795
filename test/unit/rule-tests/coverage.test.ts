import { expect, test } from 'vitest';
import { coverageAsDiagnostics, coverageOf, percentOf } from '../../../src/rule-tests/coverage.ts';
import { endpointFrom } from '../decisions/endpoint-from.ts';
import { resultsOf } from './tests-from.ts';

const ALLOWED = `
  - name: allowed
    request: ssr
    set: { data.userProfile.email: kim@okta.com, data.userProfile.login: kim@okta.com }
    expect: { decision: allow }
`;
const DENIED = `
  - { name: denied, request: ssr, expect: { decision: deny } }
`;

async function covered(tests: string, rules?: string, lists?: Record<string, string>): Promise<string[]> {
  const results = await resultsOf(`tests:${tests}`, rules, {}, lists);
  const [endpoint] = results.map((result) => result.test.endpoint);
  const { files } = coverageOf(endpoint === undefined ? [] : [endpoint], results);
  return files.flatMap(({ uncovered, seen, sides }) => [
    `${seen} of ${sides}`,
    ...uncovered.map(
      ({ what, range, never }) => `${range.start.line}:${range.start.column} ${what}: ${never}`,
    ),
  ]);
}

test('coverage: each rule and each test of a condition, also of a named one, has two results', async () => {
  expect(await covered(ALLOWED)).toEqual([
    '3 of 14',
    '7:9 data.userProfile.email emailDomainIn ["okta.com"]: false',
    '8:9 data.userProfile.login emailDomainIn ["okta.com"]: false',
    '12:9 rule corporate-email: false',
    '22:9 rule closed-in-july: true,false',
    '25:15 requestType absent: true,false',
    '29:9 rule number: true,false',
    '30:15 data.userProfileUpdate.employeeNumber digits 4: true,false',
  ]);
});

test('coverage: skipped rules are not observed; rules of failed tests are', async () => {
  const july = '\n  - { name: july, at: 2026-07-02T00:00:00Z, request: ssr, expect: { decision: allow } }\n';
  expect((await covered(ALLOWED + DENIED))[0]).toBe('6 of 14');
  expect((await covered(ALLOWED + july))[0]).toBe('8 of 14');
});

test('coverage: a named condition counts once, a disabled rule never', async () => {
  const rules = `
conditions:
  ours: { fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }
requestTypes:
  self.service.registration:
    rules:
      - { name: a, when: { condition: ours }, then: allow }
      - { name: b, when: { not: { condition: ours } }, then: deny }
      - { name: c, enabled: false, when: { condition: ours }, then: deny }
`;
  expect((await covered(DENIED, rules)).slice(0, 2)).toEqual([
    '3 of 6',
    '5:9 data.userProfile.email emailDomainIn ["okta.com"]: true',
  ]);
  expect(await covered(DENIED + ALLOWED, rules)).toEqual(['6 of 6']);
});

test('coverage: a filter selects rules, with the conditions that they use', async () => {
  const results = await resultsOf(`tests:${ALLOWED}`);
  const endpoints = results.map((result) => result.test.endpoint);
  const only = (name: string) => coverageOf(endpoints, results, (_, rule) => rule.name === name);
  expect(only('corporate-email')).toMatchObject({ seen: 3, sides: 6 });
  expect(only('number')).toMatchObject({ seen: 0, sides: 4 });
  expect(percentOf(only('nothing'))).toBe(100);
});

test('coverage: includes endpoints without tests', () => {
  const endpoint = endpointFrom(`
requestTypes:
  self.service.registration:
    rules: [{ name: a, when: { fact: requestType, operator: present }, then: allow, otherwise: deny }]
`);
  const coverage = coverageOf([endpoint], []);
  expect(percentOf(coverage)).toBe(0);
  expect(coverageAsDiagnostics(coverage)).toMatchObject([
    {
      code: 'uncovered',
      severity: 'info',
      file: 'rules.yaml',
      message: 'no test sees rule a true or false',
      range: { start: { line: 6 } },
    },
    { message: 'no test sees requestType present true or false' },
  ]);
});

test('coverage: 100 percent is never rounded up', () => {
  expect(percentOf({ seen: 9999, sides: 10_000 })).toBe(99.9);
  expect(percentOf({ seen: 10_000, sides: 10_000 })).toBe(100);
});

test('coverage: the tests of an if have two results, also of rules that it skips', async () => {
  const rules = `
requestTypes:
  self.service.registration:
    rules:
      - name: contractor
        if: { fact: data.userProfile.userType, operator: equal, value: contractor }
        when: { fact: data.userProfile.employeeNumber, operator: digits, value: 6 }
        otherwise: deny
`;
  const skipped = '\n  - { name: skipped, request: ssr, expect: { rules: { contractor: skipped } } }\n';
  const asked =
    '\n  - { name: asked, request: ssr, set: { data.userProfile.userType: contractor }, expect: { rules: { contractor: false } } }\n';
  const never = ['7:9 rule contractor: true', '9:15 data.userProfile.employeeNumber digits 6: true'];
  expect(await covered(skipped, rules)).toEqual([
    '1 of 6',
    '7:9 rule contractor: true,false',
    '8:13 data.userProfile.userType equal "contractor": true',
    '9:15 data.userProfile.employeeNumber digits 6: true,false',
  ]);
  expect(await covered(skipped + asked, rules)).toEqual(['4 of 6', ...never]);
});

test('coverage: a lookup is seen found and not found', async () => {
  const rules = `
lookups:
  partner: { list: partners, key: "{{ data.userProfile.email | email_domain }}" }
requestTypes:
  self.service.registration:
    rules:
      - { name: partner, when: { fact: lookups.partner.found, operator: equal, value: true }, then: allow }
`;
  const lists = { 'lists/partners.txt': 'example.com\n' };
  const found = '\n  - { name: found, request: ssr, expect: { decision: allow } }\n';
  const other =
    '\n  - { name: other, request: ssr, set: { data.userProfile.email: kim@other.example }, expect: { decision: deny } }\n';
  const never = (side: boolean) => [
    '2 of 4',
    `9:9 rule partner: ${side}`,
    `9:32 lookups.partner.found equal true: ${side}`,
  ];
  expect(await covered(found, rules, lists)).toEqual(never(false));
  expect(await covered(other, rules, lists)).toEqual(never(true));
  expect(await covered(found + other, rules, lists)).toEqual(['4 of 4']);
});
