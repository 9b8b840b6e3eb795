import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blind, generationsOf, load, PACE, ruleFile, rulesIn, write } from './workspace.ts';

/** A test of the rule file, by what it expects. */
const testFile = (expected: string, name = 'somebody registers') =>
  `endpoint: /hook\ntests:\n  - name: ${name}\n    request: ssr\n    expect: { ${expected} }\n`;
const PASSES = testFile('decision: deny');
const FAILS = testFile('status: 400');

const machinery = { pace: { ...PACE, settle: 1 }, watch: blind };

test('a generation whose tests fail does not go live: the last good one stays, and the report names the test', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1), 'a.test.yaml': PASSES });
  const { live } = await load(directory, machinery);
  const { current } = live;
  write(join(directory, 'a.yaml'), ruleFile(2));
  write(join(directory, 'a.test.yaml'), FAILS);
  await live.reload();
  expect(live.current).toBe(current);
  expect(live.report).toMatchObject({
    result: 'refused',
    diagnostics: [
      {
        code: 'test-failed',
        severity: 'error',
        file: expect.stringMatching(/a\.test\.yaml$/),
        range: { start: { line: 5 } },
        message: expect.stringContaining('test "somebody registers": expected status 400, got 200'),
      },
    ],
  });
  write(join(directory, 'a.test.yaml'), PASSES);
  await live.reload();
  expect(live.report?.result).toBe('loaded');
  expect(await generationsOf(live.current)).toEqual([2]);
});

test('a test that is wrong in itself holds a change up, too', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1) });
  const { live } = await load(directory, machinery);
  write(join(directory, 'a.yaml'), ruleFile(2));
  write(join(directory, 'a.test.yaml'), testFile('rules: { membre: true }'));
  await live.reload();
  expect(live.report).toMatchObject({ result: 'refused', diagnostics: [{ code: 'unknown-rule' }] });
  expect(await generationsOf(live.current)).toEqual([1]);
});

test('nothing goes live at a start whose tests fail', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1), 'a.test.yaml': FAILS });
  const { live } = await load(directory, machinery);
  expect(live.current).toBeUndefined();
  expect(live.report?.diagnostics.map(({ code }) => code)).toEqual(['test-failed']);
  rmSync(join(directory, 'a.test.yaml'));
  await live.reload();
  expect(await generationsOf(live.current)).toEqual([1]);
});

test('tests alone that change leave the version as it is', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1), 'a.test.yaml': PASSES });
  const { live } = await load(directory, machinery);
  const version = live.current?.version;
  write(join(directory, 'a.test.yaml'), testFile('decision: deny', 'somebody else registers'));
  await live.reload();
  expect(live.report?.result).toBe('loaded');
  expect(live.current?.version).toBe(version);
});

test('with gate: lint, tests are not even read', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1), 'a.test.yaml': FAILS });
  const { live, opened } = await load(directory, machinery, { gate: 'lint' });
  expect(await generationsOf(live.current)).toEqual([1]);
  write(join(directory, 'a.yaml'), ruleFile(2));
  await live.reload();
  expect(await generationsOf(live.current)).toEqual([2]);
  expect([...opened].map((path) => path.replace(/.*\//, ''))).toEqual(['a.yaml']);
});

test('levels of checks hold for what goes live', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1), 'lists/empty.txt': '' });
  const { live } = await load(directory, machinery, {
    levels: { 'empty-list': 'error', 'unused-list': 'off' },
  });
  expect(live.current).toBeUndefined();
  write(join(directory, 'lists/empty.txt'), 'an entry\n');
  await live.reload();
  expect(live.report).toMatchObject({ result: 'loaded', diagnostics: [] });
  write(join(directory, 'lists/empty.txt'), '');
  await live.reload();
  expect(live.report).toMatchObject({
    result: 'refused',
    diagnostics: [{ code: 'empty-list', severity: 'error' }],
  });
});
