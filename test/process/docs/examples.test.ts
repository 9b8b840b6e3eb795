import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRules, loadTests } from '../../../src/rule-set/load.ts';
import { coverageOf, percentOf } from '../../../src/rule-tests/coverage.ts';
import { runTests } from '../../../src/rule-tests/run.ts';

/** A day before the end of every validity window and date of the examples. */
const NOW = Date.parse('2027-01-15T09:00:00Z');

const examples = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'ci')
  .map(({ name }) => `examples/${name}`);

test.each(['rules', ...examples])(
  '%s: no finding, every test passes, and every branch is covered',
  async (directory) => {
    const loaded = await loadRules(directory, { now: NOW });
    const { cases, diagnostics } = loadTests(loaded);
    expect([...loaded.diagnostics, ...diagnostics]).toEqual([]);
    const results = await runTests(cases, NOW);
    expect(results.filter(({ failures }) => failures.length > 0)).toEqual([]);
    const endpoints = loaded.ruleSet?.endpoints ?? new Map();
    const coverage = coverageOf(endpoints.values(), results);
    expect(coverage.files.map(({ path }) => path).length).toBe(endpoints.size);
    expect(percentOf(coverage)).toBe(100);
  },
);

test('examples/README.md: has one row for each example, and no other', () => {
  const rows = readFileSync('examples/README.md', 'utf8').matchAll(/^\| \[[^\]]+\]\(([^)]+)\)/gm);
  const folders = readdirSync('examples').filter((name) => name !== 'README.md');
  expect(new Set([...rows].map(([, name]) => name))).toEqual(new Set(folders));
});

test('examples: the command in the header of the free-mail list creates it from the package', async () => {
  const head = readFileSync('examples/free-mail/lists/free-mail.txt', 'utf8');
  const command = /^# {3}(tar .*)$/m.exec(head)?.[1] ?? '';
  expect(readFileSync('docs/rules.md', 'utf8')).toContain(`\n${command}\n`);
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-free-mail-'));
  cpSync('examples/free-mail', directory, { recursive: true });
  mkdirSync(join(directory, 'package'));
  writeFileSync(
    join(directory, 'package/domains.json'),
    JSON.stringify(['gmail.com', 'mailinator.com', 'proton.me'], null, 2),
  );
  const archive = /-xzOf (\S+)/.exec(command)?.[1] ?? '';
  execFileSync('tar', ['-czf', archive, 'package'], { cwd: directory });
  execFileSync('sh', ['-c', command], { cwd: directory });
  expect(readFileSync(join(directory, 'lists/free-mail.txt'), 'utf8')).toBe(
    'gmail.com\nmailinator.com\nproton.me\n',
  );
  expect((await loadRules(directory, { now: NOW })).diagnostics).toEqual([]);
});
