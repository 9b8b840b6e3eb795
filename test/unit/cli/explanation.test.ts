import { expect, test } from 'vitest';
import { explanationOf, formatExplanation } from '../../../src/cli/explanation.ts';
import { decideAt, endpointFrom, ssr } from '../decisions/endpoint-from.ts';

const endpoint = endpointFrom(
  `
lookups: { partner: { list: partners, key: "{{ data.userProfile.division }}" } }
requestTypes:
  self.service.registration:
    strategy: first
    rules:
      - name: contractor
        if: { fact: data.userProfile.userType, operator: equal, value: contractor }
        when: { fact: data.userProfile.employeeNumber, operator: digits, value: 6 }
        otherwise: deny
      - name: migrated
        validUntil: 2026-01-01T00:00:00Z
        when: { fact: data.userProfile.email, operator: present }
        then: deny
      - name: partner
        when: { fact: lookups.partner.found, operator: equal, value: true }
        then: allow
      - { name: last, when: { fact: data.userProfile.email, operator: present }, then: allow }
`,
  { 'lists/partners.csv': 'code,department\nA1,sales\n' },
);

const explained = async (profile: Record<string, unknown>) =>
  explanationOf(endpoint, await decideAt(endpoint, ssr(profile), { trace: true }), []);

test('explanation: says why a rule was skipped, and shows its if and the row of a lookup', async () => {
  const { rules } = await explained({ division: 'A1', userType: 'employee' });
  expect(rules).toMatchObject([
    { name: 'contractor', verdict: 'skipped', skipped: 'if', if: { result: false, actual: 'employee' } },
    { name: 'migrated', verdict: 'skipped', skipped: 'window' },
    { name: 'partner', verdict: 'passed', condition: { note: 'lists/partners.csv:2 A1' } },
    { name: 'last', verdict: 'skipped', skipped: 'decided' },
  ]);
});

test('explanation: the text has the reasons, too', async () => {
  const text = formatExplanation(
    await explained({ division: 'A1', userType: 'employee' }),
    (_, words) => words,
  );
  expect(text).toContain(
    'contractor  skipped: it is not for this request  rules.yaml:9\n  if\n    no  data.userProfile.userType',
  );
  expect(text).toContain('migrated  skipped: it is outside of its validity window');
  expect(text).toContain('      by lists/partners.csv:2 A1\n');
  expect(text).toContain('\nskipped, because partner decided: last\n');
});

test('explanation: rules behind one that failed are not called skipped', async () => {
  const { rules, by } = await explained({ division: 'B2' });
  expect(by).toBe('default');
  expect(rules.map(({ name }) => name)).toEqual(['contractor', 'migrated', 'partner', 'last']);
});
