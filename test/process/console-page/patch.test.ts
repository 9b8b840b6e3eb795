import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patchOf } from '../../../console/src/change/patch.ts';

const path = 'rules/profile-enrollment.yaml';
const rules = readFileSync(path, 'utf8');

test.each([
  ['a line in the middle', rules, rules.replace('okta.com emails', 'our own addresses')],
  ['the first and the last line', rules, `# new\n${rules}# end\n`],
  ['a last line without an end', 'okta.com', 'okta.com\nexample.com'],
  ['a line too many', 'okta.com\nexample.com\n', 'okta.com\n'],
  ['everything taken out', 'okta.com\n', ''],
  ['a line that ends as on Windows', 'okta.com\r\nexample.com\r\n', 'okta.com\r\nexample.org\r\n'],
])('patch: git applies %s', (_name, before, after) => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-patch-'));
  mkdirSync(join(directory, 'rules'));
  writeFileSync(join(directory, path), before);
  const git = (args: string[], input?: string) => execFileSync('git', args, { cwd: directory, input });
  git(['init', '--quiet']);
  git(['apply', '-'], patchOf([{ path, before, after }]));
  expect(readFileSync(join(directory, path), 'utf8')).toBe(after);
});

test.each([
  ['with entries', 'okta.com\n'],
  ['that is empty', ''],
])('patch: git applies a new file %s, with any name', (_what, after) => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-patch-'));
  const git = (args: string[], input?: string) => execFileSync('git', args, { cwd: directory, input });
  git(['init', '--quiet']);
  const name = 'rules/lists/für "alle" hier.txt';
  git(['apply', '-'], patchOf([{ path: name, before: undefined, after }]));
  expect(readFileSync(join(directory, name), 'utf8')).toBe(after);
});

test('patch: ends a name with a space with a tab, for patch(1)', () => {
  const patch = patchOf([{ path: 'rules/a b.yaml', before: 'a\n', after: 'b\n' }]);
  expect(patch).toContain('--- a/rules/a b.yaml\t \n+++ b/rules/a b.yaml\t \n');
});

test('patch: is empty without changes', () => {
  expect(patchOf([{ path, before: rules, after: rules }])).toBe('');
});
