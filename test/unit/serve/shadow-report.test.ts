import { expect, test } from 'vitest';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import type { RuleSet } from '../../../src/rule-set/rule-set.ts';
import { parseRules } from '../../../src/rules/parse.ts';
import { ShadowCounter } from '../../../src/serve/shadow-report.ts';
import { decideAt, ssr } from '../decisions/endpoint-from.ts';

const LISTS = { 'lists/partners.csv': 'value,department\nacme.example,sales\n' };

const FILE = `version: 1
endpoint: /x
facts:
  mailDomain: "{{ data.userProfile.email | email_domain }}"
  other: "{{ data.userProfile.login }}"
lookups:
  partner: { list: partners, key: "{{ facts.mailDomain }}" }
conditions:
  known: { fact: lookups.partner.found, operator: equal, value: true }
requestTypes:
  self.service.registration:
    default: allow
    rules:
      - name: partner
        mode: shadow
        validFrom: 2026-01-01T00:00:00Z
        if: { fact: data.userProfile.userType, operator: equal, value: partner }
        when: { condition: known }
        otherwise: deny
`;

function ruleSet(rules: string, lists: Record<string, string> = LISTS): RuleSet {
  const texts = [
    { path: 'rules.yaml', kind: 'rules' as const, text: rules },
    ...Object.entries(lists).map(([path, text]) => ({ path, kind: 'list' as const, text })),
  ];
  const { ruleSet, diagnostics } = buildRuleSet(parseRules(texts), 'v');
  if (ruleSet === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return ruleSet;
}

async function decided(counter: ShadowCounter, { endpoints }: RuleSet, profile: object, time: string) {
  const endpoint = endpoints.get('/x');
  if (endpoint === undefined) throw new Error('there is no endpoint');
  const decision = await decideAt(endpoint, ssr({ ...profile }), { time: Date.parse(time) });
  counter.decided(decision, new Date(time));
}

test('shadow report: counts requests that the rule does not ask by themselves', async () => {
  const [rules, counter] = [ruleSet(FILE), new ShadowCounter()];
  counter.loaded(rules, new Date(0));
  for (const [time, profile] of [
    ['2026-06-01', { userType: 'partner', email: 'kim@acme.example' }],
    ['2026-06-01', { userType: 'partner', email: 'kim@other.example' }],
    ['2026-06-01', { userType: 'employee', email: 'kim@other.example' }],
    ['2026-06-01', {}],
    ['2025-06-01', { userType: 'employee' }],
  ] as const)
    await decided(counter, rules, profile, time);
  expect(counter.report()).toMatchObject([{ agree: 1, disagree: 1, skipped: 2 }]);
});

test.each([
  ['a comment', `# a comment\n${FILE}`, true],
  ['a fact that it does not read', FILE.replace('userProfile.login', 'userProfile.email'), true],
  ['its if', FILE.replace('value: partner', 'value: contractor'), false],
  ['a rule without its if', FILE.replace(/ +if: .*\n/, ''), false],
  ['a fact that its lookup reads', FILE.replace('| email_domain', '| downcase'), false],
  ['its lookup', FILE.replace('" }\nconditions', '", ignoreCase: true }\nconditions'), false],
])('shadow report: after a change of %s', async (_, changed, goesOn) => {
  const [rules, counter] = [ruleSet(FILE), new ShadowCounter()];
  counter.loaded(rules, new Date(0));
  await decided(counter, rules, { userType: 'partner' }, '2026-06-01');
  counter.loaded(ruleSet(changed), new Date(1));
  expect(counter.report()).toMatchObject([{ disagree: goesOn ? 1 : 0, since: new Date(goesOn ? 0 : 1) }]);
});

test('shadow report: goes on after a change of a list', async () => {
  const [rules, counter] = [ruleSet(FILE), new ShadowCounter()];
  counter.loaded(rules, new Date(0));
  await decided(counter, rules, { userType: 'partner' }, '2026-06-01');
  counter.loaded(
    ruleSet(FILE, { 'lists/partners.csv': 'value,department\nother.example,sales\n' }),
    new Date(1),
  );
  expect(counter.report()).toMatchObject([{ disagree: 1, since: new Date(0) }]);
});
