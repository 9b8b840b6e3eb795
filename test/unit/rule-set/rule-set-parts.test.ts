import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { decide } from '../../../src/decisions/decide.ts';
import { rangeOf } from '../../../src/diagnostics/source-file.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import { parseSnapshot } from '../../../src/rule-set/load.ts';
import { partsOf, type RuleSet, RuleSetBuilder, type RuleSetPart } from '../../../src/rule-set/rule-set.ts';
import { readSnapshot } from '../../../src/rule-set/snapshot.ts';
import { parseRules } from '../../../src/rules/parse.ts';
import { ruleFile } from '../reload/workspace.ts';

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

async function built(parts: readonly RuleSetPart[]): Promise<RuleSet> {
  const builder = new RuleSetBuilder();
  for (const part of parts) await builder.add(part);
  return builder.ruleSet('v');
}

/** As it is built in another thread. */
const rebuilt = (parts: RuleSetPart[]) => built(structuredClone(parts));

const examples = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'ci')
  .map(({ name }) => join('examples', name));

test.each(['rules', ...examples])(
  'rule set parts: %s decides the same after crossing a thread border',
  async (directory) => {
    const parsed = parseSnapshot(await readSnapshot(directory));
    const { ruleSet } = buildRuleSet(parsed, 'v');
    if (ruleSet === undefined) throw new Error('it has errors');
    const other = await rebuilt(partsOf(parsed));
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

test('rule set parts: a large file is compiled in several turns of the event loop, and each rule knows its place', async () => {
  const parts = partsOf(large());
  let [turns, compiling] = [0, true];
  const building = rebuilt(parts).finally(() => {
    compiling = false;
  });
  while (compiling) {
    turns += 1;
    await turn();
  }
  expect(turns).toBeGreaterThan(2);
  const [endpoint] = (await building).endpoints.values();
  const rules = endpoint?.requestTypes.get('self.service.registration')?.rules ?? [];
  expect(rules).toHaveLength(901);
  expect(rules.find(({ name }) => name === 'rule-999')?.at).toBe(
    '/requestTypes/self.service.registration/rules/1000',
  );
});

test.each(['rules', ...examples])(
  'rule set parts: %s knows the lines of its endpoints, rules and conditions',
  async (directory) => {
    const { files } = parseSnapshot(await readSnapshot(directory));
    for (const part of partsOf({ files, lists: [], ignores: [], diagnostics: [] })) {
      if (!('file' in part)) throw new Error('there are no lists');
      const source = files.find((file) => file.source.path === part.file.path)?.source;
      if (source === undefined) throw new Error('it is another file');
      const places = [...source.spans.keys()].filter((at) =>
        /\/(endpoint|rules\/\d+|if|when|all\/\d+)$/.test(at),
      );
      expect(places.length).toBeGreaterThan(1);
      for (const at of places)
        expect([at, part.file.lines.get(at)]).toEqual([at, rangeOf(source, at).start.line]);
    }
  },
);

test('rule set parts: can be used again', async () => {
  const parts = partsOf(large());
  const before = structuredClone(parts);
  await built(parts);
  expect(parts).toEqual(before);
  expect(await answersOf(await built(parts))).toEqual(await answersOf(await rebuilt(before)));
});

test('rule set parts: a part with errors is refused', async () => {
  const [part] = partsOf(large());
  if (part === undefined || !('file' in part)) throw new Error('there are no lists');
  const unknown = { file: { ...part.file, value: { ...part.file.value, onError: 'nowhere' } } };
  await expect(built([unknown])).rejects.toThrow('a.yaml: there is no outcome "nowhere"');
});

test('rule set parts: rows of a table cross the border with their index, and no other list brings its columns', async () => {
  const rules = `version: 1
endpoint: /x
lookups: { partner: { list: partners, key: "{{ data.userProfile.division }}" } }
requestTypes:
  self.service.registration:
    rules:
      - name: partner
        when: { fact: lookups.partner.value.department, operator: in, value: { list: departments } }
        then: { set: { department: "{{ lookups.partner.value.department }}" } }
`;
  const parsed = parseRules([
    { path: 'x.yaml', kind: 'rules', text: rules },
    { path: 'lists/partners.csv', kind: 'list', text: 'code,department\nA1,sales\n' },
    { path: 'lists/departments.csv', kind: 'list', text: 'value,owner\nsales,kim\n' },
  ]);
  expect(buildRuleSet(parsed, 'v').diagnostics).toEqual([]);
  const parts = partsOf(parsed);
  const indexes = parts.flatMap((part) => ('list' in part ? [part.list.indexes] : []));
  expect(indexes.map((one) => new Set(Object.keys(one)))).toEqual([
    new Set(['byKey', 'rows']),
    new Set(['text']),
  ]);
  const { endpoints, version } = await rebuilt(parts);
  const endpoint = endpoints.get('/x');
  if (endpoint === undefined) throw new Error('there is no endpoint');
  const request = { ...samples.ssr, data: { ...samples.ssr.data, userProfile: { division: 'A1' } } };
  const { reply } = await decide({ id: 'id', version, endpoint, request, time: NOW });
  expect(reply.response.commands?.[0]?.value).toEqual({ department: 'sales' });
});
