import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packSourceArchive, unpackSourceArchive } from '../../src/reload/source-archive.ts';
import type { Snapshot } from '../../src/rule-set/snapshot.ts';
import type { RulesText } from '../../src/rules/parse.ts';
import { blind, load, PACE, ruleFile, rulesIn, write } from './workspace.ts';

function snapshotOf(texts: RulesText[]): Snapshot {
  return { fingerprint: '', digest: 'd', contentDigest: '', texts, diagnostics: [], requestProblems: [] };
}

test('holds the texts, rules first, without lists that are long and what there is no room for', () => {
  const rules: RulesText = { path: 'a.yaml', kind: 'rules', text: 'é {{ "\u0000" }}\n'.repeat(100) };
  const list: RulesText = { path: 'lists/few.txt', kind: 'list', text: 'x\n' };
  const long: RulesText = { path: 'lists/many.txt', kind: 'list', text: 'x\n'.repeat(40_000) };
  const requests = Array.from({ length: 40 }, (_, index): RulesText => {
    return { path: `r${index}.json`, kind: 'request', text: ' '.repeat(250_000) };
  });
  const { digest, bytes } = packSourceArchive(snapshotOf([...requests, long, list, rules]));
  const archived = unpackSourceArchive({ digest, bytes });
  expect(archived.texts.slice(0, 2)).toEqual([rules, list]);
  expect(archived.texts).toHaveLength(2 + 33);
  expect(archived.leftOut).toEqual([
    { path: 'lists/many.txt', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

test('live rules have that of what is live and of what was; a refusal changes nothing', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1) });
  const { live } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
  const textsOf = () => {
    const { live: now, former } = live.archives;
    return [now, former].map(
      (archive) => archive && unpackSourceArchive(archive).texts.map(({ text }) => text),
    );
  };
  expect(textsOf()).toEqual([[ruleFile(1)], undefined]);
  write(join(directory, 'a.yaml'), ruleFile(2));
  await live.reload();
  expect(textsOf()).toEqual([[ruleFile(2)], [ruleFile(1)]]);
  expect(live.archives.live?.digest).toBe(live.digest);
  write(join(directory, 'a.yaml'), 'version: 2\n');
  await live.reload();
  expect(live.report?.result).toBe('refused');
  expect(textsOf()).toEqual([[ruleFile(2)], [ruleFile(1)]]);
});

test('rules without an archive answer all the same', async () => {
  const { startLoader } = await import('../../src/reload/loader-client.ts');
  const startWithout = () => ({
    ...startLoader(),
    archive: () => Promise.reject(new Error('out of memory')),
  });
  const directory = rulesIn({ 'a.yaml': ruleFile(1) });
  const { live } = await load(directory, { pace: PACE, watch: blind, startLoader: startWithout });
  expect(live.report?.result).toBe('loaded');
  expect(live.archives).toEqual({});
});
