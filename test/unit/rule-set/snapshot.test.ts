import { mkdirSync, mkdtempSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { listRules, shownPath } from '../../../src/rule-set/list-files.ts';
import { readSnapshot } from '../../../src/rule-set/snapshot.ts';
import {
  blind,
  entries,
  generation,
  generationsOf,
  load,
  PACE,
  ruleFile,
  rulesIn,
  write,
} from '../reload/workspace.ts';

const namesIn = async (directory: string) =>
  (await listRules(directory)).files.map(({ kind, name }) => `${kind} ${name}`);

test('rule files, and lists in the folder lists; nothing else', async () => {
  const directory = rulesIn({
    'b.yaml': ruleFile(1, '/b'),
    'a.yml': ruleFile(1, '/a'),
    'team/c.yaml': ruleFile(1, '/c'),
    'lists/members.txt': entries(1),
    'lists/blocked.csv': 'value\nx\n',
    'lists/regions.yaml': '- eu\n',
    'lists/cities.yml': '- Bonn\n',
    'lists/published.json': '["a.example"]',
    'a.test.yaml': '{',
    'team/c.test.yml': '{',
    'team/requests/kim.json': '{',
    // None of ours.
    'lists/a.test.yaml.bak': '{',
    'lists/nested/kim.json': '{',
    '.hidden.yaml': '{',
    '.github/workflow.yaml': '{',
    '.a.yaml.swp': '{',
    'README.md': '{',
    'a.yaml.bak': '{',
    yaml: '{',
    'A.YAML': '{',
    'lists/README.md': '{',
    'lists/.draft.txt': '{',
    'lists/nested/deep.txt': 'x',
    'lists/nested/rules.yaml': '{',
    'team/lists/own.txt': 'x',
    'team/lists/rules.yaml': '{',
  });
  expect(await namesIn(directory)).toEqual([
    'tests a.test.yaml',
    'rules a.yml',
    'rules b.yaml',
    'list lists/blocked.csv',
    'list lists/cities.yml',
    'list lists/members.txt',
    'list lists/published.json',
    'list lists/regions.yaml',
    'tests team/c.test.yml',
    'rules team/c.yaml',
    'request team/requests/kim.json',
  ]);
  const { live } = await load(directory, { pace: PACE, watch: blind }, { gate: 'lint' });
  expect(await generationsOf(live.current).then(() => live.report)).toMatchObject({ result: 'loaded' });
});

test('that a file begins with a byte order mark is known, and its text is without it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-snapshot-'));
  writeFileSync(join(directory, 'a.yaml'), '\uFEFFversion: 1\n');
  writeFileSync(join(directory, 'b.yaml'), 'version: 1\n');
  const { texts } = await readSnapshot(directory);
  expect(texts.map(({ text, mark }) => [text, mark])).toEqual([
    ['version: 1\n', true],
    ['version: 1\n', undefined],
  ]);
});

test('what is none of ours may come, go and change: the fingerprint stays', async () => {
  const directory = rulesIn(generation(1));
  const { fingerprint } = await listRules(directory);
  for (const name of ['README.md', '.hidden.yaml', 'lists/nested/deep.txt', 'x~'])
    write(join(directory, name), '{');
  mkdirSync(join(directory, 'empty'));
  symlinkSync('nowhere', join(directory, 'dangling'));
  expect(await listRules(directory)).toMatchObject({ fingerprint, problems: [] });
  write(join(directory, 'c.yaml'), '');
  expect((await listRules(directory)).fingerprint).not.toBe(fingerprint);
});

test('the digest is of names and bytes: the same wherever and in whatever order they were written', async () => {
  const files = generation(1);
  const { digest } = await readSnapshot(rulesIn(files));
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  const reversed = rulesIn(Object.fromEntries(Object.entries(files).toReversed()));
  expect((await readSnapshot(reversed)).digest).toBe(digest);
  symlinkSync(reversed, `${reversed}.link`);
  expect((await readSnapshot(`${reversed}.link`)).digest).toBe(digest);
  expect((await readSnapshot(`${reversed}/`)).digest).toBe(digest);
  write(join(reversed, 'README.md'), 'more');
  expect((await readSnapshot(reversed)).digest).toBe(digest);
  renameSync(join(reversed, 'a.yaml'), join(reversed, 'c.yaml'));
  expect((await readSnapshot(reversed)).digest).not.toBe(digest);
});

test.each([
  ['a byte', { 'a.yaml': `${ruleFile(1, '/a')}\n` }],
  ['a name', { 'a.yml': ruleFile(1, '/a') }],
  ['a list', { 'a.yaml': ruleFile(1, '/a'), 'lists/members.txt': 'x' }],
  ['an empty list', { 'a.yaml': ruleFile(1, '/a'), 'lists/members.txt': '' }],
])('%s more or another makes another digest', async (_, files) => {
  const { digest } = await readSnapshot(rulesIn({ 'a.yaml': ruleFile(1, '/a') }));
  expect((await readSnapshot(rulesIn(files))).digest).not.toBe(digest);
});

test('where one file ends and the next begins is part of the digest', async () => {
  const { digest } = await readSnapshot(rulesIn({ 'lists/a.txt': 'xy', 'lists/b.txt': '' }));
  expect((await readSnapshot(rulesIn({ 'lists/a.txt': 'x', 'lists/b.txt': 'y' }))).digest).not.toBe(digest);
});

test('tests and requests are read, and change what was read but not the version', async () => {
  const directory = rulesIn(generation(1));
  const before = await readSnapshot(directory);
  write(join(directory, 'a.test.yaml'), 'tests');
  const tests = await readSnapshot(directory);
  write(join(directory, 'requests/kim.json'), '{}');
  const requests = await readSnapshot(directory);
  expect(requests.texts.map(({ kind }) => kind)).toEqual(['tests', 'rules', 'rules', 'list', 'request']);
  expect([tests.digest, requests.digest]).toEqual([before.digest, before.digest]);
  const contents = [before, tests, requests].map(({ contentDigest }) => contentDigest);
  expect(new Set(contents).size).toBe(3);
  const fingerprints = [before, tests, requests].map(({ fingerprint }) => fingerprint);
  expect(new Set(fingerprints).size).toBe(3);
});

test('without tests they are as if they were not there', async () => {
  const directory = rulesIn(generation(1));
  const reading = { tests: false };
  const before = await readSnapshot(directory, reading);
  write(join(directory, 'a.test.yaml'), Buffer.alloc(2 * 1024 * 1024, 'x'));
  write(join(directory, 'kim.json'), '{}');
  expect(await readSnapshot(directory, reading)).toEqual(before);
  expect((await readSnapshot(directory)).diagnostics).toMatchObject([{ code: 'too-large' }]);
});

test('what is wrong with a JSON file is kept for whoever names it', async () => {
  const directory = rulesIn({
    ...generation(1),
    'large.json': 'x'.repeat(256 * 1024 + 1),
    'binary.json': '\0',
    'folder.json/rules.yaml': ruleFile(1, '/folder'),
  });
  symlinkSync('/etc/hostname', join(directory, 'outside.json'));
  symlinkSync('nowhere', join(directory, 'dangling.json'));
  const { diagnostics, requestProblems, texts } = await readSnapshot(directory);
  expect(diagnostics).toEqual([]);
  const codes = new Map(requestProblems.map(({ file, code }) => [basename(file), code]));
  expect(Object.fromEntries(codes)).toEqual({
    'binary.json': 'control-character',
    'dangling.json': 'unreadable',
    'large.json': 'too-large',
    'outside.json': 'link-outside',
  });
  expect(texts.map(({ path }) => relative(directory, path))).toContain('folder.json/rules.yaml');
});

test('however many JSON files there are, they are no problem', async () => {
  const directory = rulesIn(generation(1));
  for (let index = 0; index < 2100; index += 1) write(join(directory, `requests/${index}.json`), '{}');
  expect((await readSnapshot(directory)).diagnostics).toEqual([]);
  for (let index = 0; index < 70; index += 1)
    write(join(directory, `large/${index}.json`), Buffer.alloc(250 * 1024, ' '));
  const { diagnostics, requestProblems, digest } = await readSnapshot(directory);
  expect(diagnostics).toEqual([]);
  expect(requestProblems.length).toBeGreaterThan(3);
  expect(new Set(requestProblems.map(({ code }) => code))).toEqual(new Set(['too-large']));
  expect(digest).toBe((await readSnapshot(rulesIn(generation(1)))).digest);
});

test('a reading can be given up', async () => {
  const directory = rulesIn(generation(1));
  const giveUp = new AbortController();
  const reading = readSnapshot(directory, { settle: 60_000, signal: giveUp.signal });
  giveUp.abort();
  await expect(reading).rejects.toThrow('aborted');
});

test.each([
  ['./rules/', 'rules'],
  ['rules', 'rules'],
  ['/etc/rules//', '/etc/rules'],
  ['/', '/'],
  ['.', '.'],
])('%s is shown as %s', (directory, shown) => expect(shownPath(directory)).toBe(shown));
