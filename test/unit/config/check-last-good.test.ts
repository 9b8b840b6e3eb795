import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';

/** What a configuration with these rules comes to, where `rules` is a directory and `current` a link to it. */
function problemsOf(rules: string): string[] {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'hookgate-config-')));
  mkdirSync(join(directory, 'rules'));
  symlinkSync('rules', join(directory, 'current'));
  writeFileSync(join(directory, 'config.yaml'), `rules: { ${rules} }\n`);
  const config = loadConfig({}, { directory, environment: {} });
  return config.ok
    ? []
    : config.problem.map(({ code, range }) => `${range?.start.line}:${range?.start.column} ${code}`);
}

test.each([
  ['lastGood: rules/kept', '1:20 last-good-inside'],
  ['lastGood: ./rules', '1:20 last-good-inside'],
  ['directory: current, lastGood: rules/not/there/yet', '1:40 last-good-inside'],
  ['lastGood: current/../current/kept', '1:20 last-good-inside'],
])('last known good: refuses a directory inside the rules directory: %s', (rules, problem) => {
  expect(problemsOf(rules)).toEqual([problem]);
});

test.each(['lastGood: var/last-good', 'lastGood: rules-kept', 'directory: rules/team, lastGood: rules/kept'])(
  'last known good: accepts a directory beside the rules: %s',
  (rules) => expect(problemsOf(rules)).toEqual([]),
);
