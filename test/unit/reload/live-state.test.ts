import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../../src/rule-set/snapshot.ts';
import { sourceTextsOf } from '../../../src/rule-set/source-texts.ts';
import type { RulesText } from '../../../src/rules/parse.ts';
import { blind, inProcessLoader, load, PACE, ruleFile, rulesIn, write } from './workspace.ts';

function snapshotOf(texts: RulesText[]): Snapshot {
  return { fingerprint: '', digest: 'd', contentDigest: 'c', texts, diagnostics: [], requestProblems: [] };
}

test('source texts: rules come first; long lists, and texts over the limit, are left out', () => {
  const rules: RulesText = { path: 'a.yaml', kind: 'rules', text: 'é {{ "\u0000" }}\n'.repeat(100) };
  const list: RulesText = { path: 'lists/few.txt', kind: 'list', text: 'x\n' };
  const long: RulesText = { path: 'lists/many.txt', kind: 'list', text: 'x\n'.repeat(40_000) };
  const requests = Array.from({ length: 40 }, (_, index): RulesText => {
    return { path: `r${index}.json`, kind: 'request', text: ' '.repeat(250_000) };
  });
  const { texts, leftOut } = sourceTextsOf(snapshotOf([...requests, long, list, rules]));
  expect(texts.slice(0, 2)).toEqual([rules, list]);
  expect(texts).toHaveLength(2 + 33);
  expect(leftOut).toEqual([{ path: 'lists/many.txt', digest: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
});

test('live state: has the texts of the live rules and of those before; a refusal changes nothing', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1) });
  const { live } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
  const textsOf = () =>
    [live.state?.texts, live.state?.formerTexts].map((known) => known?.texts.map(({ text }) => text));
  expect(textsOf()).toEqual([[ruleFile(1)], undefined]);
  write(join(directory, 'a.yaml'), ruleFile(2));
  await live.reload();
  expect(textsOf()).toEqual([[ruleFile(2)], [ruleFile(1)]]);
  expect(live.state?.texts?.digest).toBe(live.state?.digest);
  const { state } = live;
  write(join(directory, 'a.yaml'), 'version: 2\n');
  await live.reload();
  expect(live.report?.result).toBe('refused');
  expect(live.state).toBe(state);
});

test('live state: rules without texts answer all the same', async () => {
  const startWithout = () => ({
    ...inProcessLoader(),
    texts: () => Promise.reject(new Error('out of memory')),
  });
  const directory = rulesIn({ 'a.yaml': ruleFile(1) });
  const { live } = await load(directory, { pace: PACE, watch: blind, startLoader: startWithout });
  expect(live.report?.result).toBe('loaded');
  expect(live.state?.texts).toBeUndefined();
});
