import { expect, test } from 'vitest';
import { checkDecisionLog } from '../../../src/config/check-decision-log.ts';
import type { DecisionLogConfig } from '../../../src/config/config.ts';
import { formatPlain } from '../../../src/diagnostics/format-text.ts';
import { parseYaml } from '../../../src/diagnostics/yaml.ts';
import { unwrap } from '../../unwrap.ts';

/** What is said about a decision log that is written like this. */
function said(decisionLog: Partial<DecisionLogConfig>): string {
  const file = unwrap(parseYaml('config.yaml', JSON.stringify({ decisionLog }, null, 1)));
  const rotate = { size: 1, age: 1, keep: 1 };
  const found = checkDecisionLog(
    { to: 'stdout', record: 'none', required: false, rotate, ...decisionLog },
    'test/unit',
    file,
  );
  return formatPlain(found);
}

const MASKED = { record: 'masked', key: 'sixteen letters!' } as const;

test('decision log config: warns of unmasked records, and of masked records without a key', () => {
  expect(said({ record: 'full' })).toMatch(
    /^config\.yaml:3:13 warn records-in-full: every record will hold the request/,
  );
  expect(said({ record: 'masked' })).toMatch(
    /^config\.yaml:3:13 warn records-without-key: .*a key made up for this run/,
  );
  expect(said({ record: 'masked', key: 'sixteen letters!' })).toBe('');
  expect(said({ record: 'none' })).toBe('');
});

test('decision log config: refuses a mask that is no fact path', () => {
  expect(said({ mask: ['data', 'data.1st', '__proto__'], ...MASKED })).toBe(
    'config.yaml:5:4 error fact-path: "data.1st" is no path of a fact: no name at "1st"; write the path of a fact, such as data.userProfile.email\n' +
      'config.yaml:6:4 error fact-path: "__proto__" is no path of a fact: "__proto__" is never a fact; write the path of a fact, such as data.userProfile.email\n',
  );
});

test('decision log config: refuses a mask that no request has, with a suggestion', () => {
  const all = ['data.userProfile', 'data.userProfileUpdate', 'data.context.user', 'data.context.request'];
  expect(said({ ...MASKED, mask: [...all, 'data.userProfile.emial'] })).toBe('');
  expect(said({ ...MASKED, mask: [...all, 'email', 'data.profile', 'data.context.usr.id'] })).toBe(
    'config.yaml:10:4 error unknown-fact: Okta\'s request has no "email"; did you mean "data.userProfile.email"?\n' +
      'config.yaml:11:4 error unknown-fact: Okta\'s request has no "data.profile"; expected one of: data.context, data.userProfile, data.userProfileUpdate, data.action\n' +
      'config.yaml:12:4 warn unknown-fact: Okta documents no "usr" in data.context; did you mean "data.context.user"?\n',
  );
});

test('decision log config: warns of a mask that leaves personal data in clear', () => {
  const mask = ['data.userProfile', 'data.userProfileUpdate.email', 'data.context'];
  expect(said({ ...MASKED, mask })).toBe(
    'config.yaml:5:11 warn records-in-clear: mask leaves out data.userProfileUpdate: recorded as it comes; add it, or leave mask out: then all personal data is masked\n',
  );
});

test('decision log config: warns of mask and key without masked records', () => {
  expect(said({ record: 'none', key: 'sixteen letters!' })).toBe(
    'config.yaml:4:10 warn records-not-masked: key is for masked records, and record is none; write record: masked, or leave key out\n',
  );
  expect(said({ record: 'full', mask: ['data'] })).toContain(
    'mask is for masked records, and record is full',
  );
});

test.each(['config', './config', 'nowhere/', '.'])('a directory is no file: %s', (to) => {
  expect(said({ to })).toBe(
    `config.yaml:3:9 error log-not-a-file: "${to}" is a directory, and the decision log is a file; name a file in it, such as ./var/decisions.jsonl\n`,
  );
});

test.each(['config/new.jsonl', 'nowhere/new.jsonl', 'config/check-decision-log.test.ts/new.jsonl'])(
  'what is no directory is left to who writes it: %s',
  (to) => expect(said({ to })).toBe(''),
);
