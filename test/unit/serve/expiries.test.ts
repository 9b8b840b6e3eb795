import { expect, test } from 'vitest';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import { partsOf, RuleSetBuilder } from '../../../src/rule-set/rule-set.ts';
import { parseRules } from '../../../src/rules/parse.ts';
import { expiriesOf } from '../../../src/serve/observer.ts';

const at = (time: string) => Date.parse(time);

const RULES = `version: 1
endpoint: /x
requestTypes:
  self.service.registration:
    rules:
      - name: partner
        validUntil: 2026-09-01T00:00:00Z
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: { list: partners } }
        otherwise: deny
      - name: network
        when: { fact: data.context.request.ipAddress, operator: ipInCidr, value: { list: networks } }
        otherwise: deny
      - name: prefix
        when: { fact: data.userProfile.lastName, operator: someValue:startsWith, value: { list: prefixes } }
        otherwise: deny
  progressive.profile:
    rules:
      - name: partner
        validThrough: 2026-07-31
        when: { fact: data.userProfileUpdate.email, operator: ignoreCase:in, value: { list: lasting } }
        otherwise: deny
`;

const texts = [
  { path: 'rules/x.yaml', kind: 'rules' as const, text: RULES },
  ...Object.entries({
    partners: 'value,expires\na.example,2026-06-30\nb.example,2026-07-31\nb.example,2026-12-31\nc.example,\n',
    networks: 'value,expires\n203.0.113.0/24,2026-06-30T12:00:00Z\n',
    prefixes: 'value,expires\nA,2026-07-01\n',
    lasting: 'value\nkim@a.example\n',
    unread: 'value,expires\na,2026-06-30\n',
  }).map(([name, text]) => ({ path: `rules/lists/${name}.csv`, kind: 'list' as const, text })),
];

test('expiries: the next entry of each list that rules read, and the first end of each rule', async () => {
  const parsed = parseRules(texts);
  const { ruleSet } = buildRuleSet(parsed, 'v1', { now: 0 });
  const assembly = new RuleSetBuilder();
  for (const part of partsOf(parsed)) await assembly.add(structuredClone(part));
  for (const live of [ruleSet, assembly.ruleSet('v1')]) {
    if (live === undefined) throw new Error('the rules have errors');
    expect(expiriesOf(live, at('2026-06-01T00:00:00Z'))).toEqual({
      lists: [
        { list: 'partners', at: at('2026-07-01T00:00:00Z') },
        { list: 'networks', at: at('2026-06-30T12:00:00Z') },
        { list: 'prefixes', at: at('2026-07-02T00:00:00Z') },
      ],
      rules: [{ endpoint: '/x', rule: 'partner', at: at('2026-08-01T00:00:00Z') }],
    });
    // An entry that is given twice counts as long as the later of its dates.
    expect(expiriesOf(live, at('2026-08-01T00:00:00Z'))).toEqual({
      lists: [{ list: 'partners', at: at('2027-01-01T00:00:00Z') }],
      rules: [{ endpoint: '/x', rule: 'partner', at: at('2026-09-01T00:00:00Z') }],
    });
    expect(expiriesOf(live, at('2027-01-01T00:00:00Z'))).toEqual({ lists: [], rules: [] });
  }
});
