import { expect, test } from 'vitest';
import { checkDecisionLog } from '../../src/config/check-decision-log.ts';
import type { DecisionLogConfig } from '../../src/config/config.ts';
import { formatText } from '../../src/diagnostics/format-text.ts';
import { parseYaml } from '../../src/diagnostics/yaml.ts';

/** What is said about a decision log that is written like this. */
function said(decisionLog: Partial<DecisionLogConfig>): string {
  const { file } = parseYaml('config.yaml', JSON.stringify({ decisionLog }, null, 1));
  if (file === undefined) throw new Error('no YAML');
  const rotate = { size: 1, age: 1, keep: 1 };
  const found = checkDecisionLog(
    { to: 'stdout', record: 'none', required: false, rotate, ...decisionLog },
    file,
  );
  return formatText(
    found,
    () => undefined,
    (_, text) => text,
  );
}

test('requests in full, and masked ones that no other run can be compared with, deserve a word', () => {
  expect(said({ record: 'full' })).toMatch(
    /^config\.yaml:3:13 warn records-in-full: every record will hold the request/,
  );
  expect(said({ record: 'masked' })).toMatch(
    /^config\.yaml:3:13 warn records-without-key: .*a key made up for this run/,
  );
  expect(said({ record: 'masked', key: 'sixteen letters!' })).toBe('');
  expect(said({ record: 'none' })).toBe('');
});

test('what is masked is a fact', () => {
  expect(said({ mask: ['data.userProfile', 'data.1st', '__proto__'] })).toBe(
    'config.yaml:5:4 error fact-path: "data.1st" is no path of a fact: no name at "1st"; write the path of a fact, such as data.userProfile.email\n' +
      'config.yaml:6:4 error fact-path: "__proto__" is no path of a fact: "__proto__" is never a fact; write the path of a fact, such as data.userProfile.email\n',
  );
});
