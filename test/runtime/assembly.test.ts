import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import type { HookRequest } from '../../src/hooks/envelope.ts';
import { samples } from '../../src/hooks/registration/samples.ts';
import { type Chunk, partsOf, RuleSetBuilder } from '../../src/reload/rule-set-chunks.ts';
import { buildRuleSet } from '../../src/rule-set/build-rule-set.ts';
import { parseSnapshot } from '../../src/rule-set/load.ts';
import type { RuleSet } from '../../src/rule-set/rule-set.ts';
import { readSnapshot } from '../../src/rule-set/snapshot.ts';
import { parseRules } from '../../src/rules/parse.ts';
import { ruleFile } from './workspace.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');

const people: Record<string, unknown>[] = [
  {},
  { email: 'kim@okta.com', login: 'kim@okta.com', employeeNumber: '1234' },
  { email: 'kim@gmail.com', login: 'kim@gmail.com' },
  { email: 'kim@okta.com', login: 'kim@okta.com', employeeNumber: 1234 },
];
const requests: HookRequest[] = [
  ...Object.values(samples),
  ...people.map((userProfile) => ({ ...samples.ssr, data: { ...samples.ssr.data, userProfile } })),
  ...people.map((userProfileUpdate) => ({ ...samples.pp, data: { ...samples.pp.data, userProfileUpdate } })),
];

/** Everything that is answered to the requests. */
async function answersOf({ version, endpoints }: RuleSet): Promise<unknown[]> {
  const answers = [];
  for (const endpoint of endpoints.values())
    for (const request of requests) {
      const { kind, reply, verdicts } = await decide({ id: 'id', version, endpoint, request, time: NOW });
      answers.push([kind, reply.body, verdicts.map(({ rule, verdict }) => [rule.name, rule.at, verdict])]);
    }
  return answers;
}

/** As it comes out in another thread or process. */
function assembled(parts: Iterable<Chunk>): RuleSet {
  const assembly = new RuleSetBuilder();
  for (const part of parts) assembly.add(structuredClone(part));
  return assembly.ruleSet('v');
}

const examples = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'ci')
  .map(({ name }) => join('examples', name));

test.each(['rules', ...examples])(
  '%s: put together of parts it answers as in one piece',
  async (directory) => {
    const parsed = parseSnapshot(await readSnapshot(directory));
    const { ruleSet } = buildRuleSet(parsed, 'v');
    if (ruleSet === undefined) throw new Error('it has errors');
    const other = assembled(partsOf(parsed));
    expect(other.lists).toEqual(ruleSet.lists);
    expect([...other.endpoints.keys()]).toEqual([...ruleSet.endpoints.keys()]);
    const written = ({ endpoints }: RuleSet) => [...endpoints.values()].map(({ source }) => source.value);
    expect(written(other)).toEqual(written(ruleSet));
    expect(await answersOf(other)).toEqual(await answersOf(ruleSet));
  },
);

/** A thousand rules, of which every tenth is off. */
const LARGE = ruleFile(
  1,
  '/hook',
  Array.from(
    { length: 1000 },
    (_, index) =>
      `      - { name: rule-${index}, enabled: ${index % 10 > 0}, when: { fact: data.userProfile.title, operator: equal, value: t${index} }, then: allow }\n`,
  ).join(''),
);
const large = () => parseRules([{ path: 'a.yaml', kind: 'rules', text: LARGE }]);

test('a large file is taken to small pieces, and each rule knows its place in the file', () => {
  const parts = [...partsOf(large())];
  expect(parts.length).toBeGreaterThan(10);
  for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(10_000);
  const [endpoint] = assembled(parts).endpoints.values();
  const rules = endpoint?.requestTypes.get('self.service.registration')?.rules ?? [];
  expect(rules).toHaveLength(901);
  expect(rules.find(({ name }) => name === 'rule-999')?.at).toBe(
    '/requestTypes/self.service.registration/rules/1000',
  );
});

test('parts can be used again', async () => {
  const parts = [...partsOf(large())];
  const before = structuredClone(parts);
  const assemble = () => {
    const assembly = new RuleSetBuilder();
    for (const part of parts) assembly.add(part);
    return assembly.ruleSet('v');
  };
  assemble();
  expect(parts).toEqual(before);
  expect(await answersOf(assemble())).toEqual(await answersOf(assembled(before)));
});

test('what has errors is no part of anything', () => {
  const [file] = partsOf(large());
  if (file?.kind !== 'file') throw new Error('the file comes first');
  const assembly = new RuleSetBuilder();
  expect(() => assembly.add({ kind: 'rules', requestType: 'x', rules: [] })).toThrow('rules without a file');
  const unknown = { ...file, value: { ...file.value, onError: 'nowhere' } };
  expect(() => assembly.add(unknown)).toThrow('a.yaml: there is no outcome "nowhere"');
});
