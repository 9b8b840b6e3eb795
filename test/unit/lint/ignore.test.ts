import { describe, expect, test } from 'vitest';
import type { Levels } from '../../../src/lint/check.ts';
import { lint } from '../../../src/lint/lint.ts';
import { parseRules, type RulesText } from '../../../src/rules/parse.ts';

const head = ['version: 1', 'endpoint: /x', 'requestTypes:', '  self.service.registration:'];

/** Rules of which line 8 is `then: deny`, about which there is a denial-in-then, with a comment above it. */
const rules = (comment: string, then = 'then: deny') =>
  [
    ...head,
    '    rules:',
    '      - name: no-free-mail',
    '        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [gmail.com] }',
    ...(comment === '' ? [] : [`        ${comment}`]),
    `        ${then}`,
    '    default: allow',
  ].join('\n');

function findings(text: string, levels: Levels = {}, more: RulesText[] = []): string[] {
  const parsed = parseRules([{ path: 'x.yaml', kind: 'rules', text }, ...more]);
  return lint(parsed, { now: 0, levels }).map(
    ({ severity, code, file, range }) => `${severity} ${code} ${file}:${range?.start.line ?? 0}`,
  );
}

describe('hookgate-ignore comments', () => {
  test.each<[comment: string, expected: string[]]>([
    ['', ['warn denial-in-then x.yaml:8']],
    ['# hookgate-ignore: denial-in-then -- nobody comes without an address', []],
    [
      '# hookgate-ignore: denial-in-then',
      ['warn denial-in-then x.yaml:9', 'error ignore-without-reason x.yaml:8'],
    ],
    [
      '# hookgate-ignore: -- nobody comes without an address',
      ['warn denial-in-then x.yaml:9', 'error ignore-without-reason x.yaml:8'],
    ],
    [
      '# hookgate-ignore: allow-on-nothing -- another one',
      ['warn denial-in-then x.yaml:9', 'warn ignore-unused x.yaml:8'],
    ],
    [
      '# hookgate-ignore: denial-in-then, unknown-list -- an error of loading stays',
      ['error ignore-unknown-code x.yaml:8'],
    ],
  ])('%s', (comment, expected) => expect(findings(rules(comment))).toEqual(expected));

  test('a comment further up applies to its own line', () => {
    const text = rules('').replace('rules:', 'rules:\n      # hookgate-ignore: denial-in-then -- x');
    expect(findings(text)).toEqual(['warn denial-in-then x.yaml:9', 'warn ignore-unused x.yaml:6']);
  });

  test('a comment suppresses nothing in another file', () => {
    const silent = rules('# hookgate-ignore: denial-in-then -- known').replace('/x', '/y');
    const more = [{ path: 'y.yaml', kind: 'rules' as const, text: silent }];
    expect(findings(rules(''), {}, more)).toEqual(['warn denial-in-then x.yaml:8']);
  });

  test('in a file that was read in part no comment is reported as unused', () => {
    const broken = rules('# hookgate-ignore: denial-in-then -- known', 'thn: deny');
    expect(findings(broken)).toEqual([]);
  });

  test('a comment above the first entry of a list applies to the list', () => {
    const list = { path: 'lists/mail.txt', kind: 'list' as const, text: 'gmail.com\n' };
    const read = (text: string) => findings(rules('', 'otherwise: deny'), {}, [{ ...list, text }]);
    expect(read(list.text)).toEqual(['warn unused-list lists/mail.txt:1']);
    expect(read(`# hookgate-ignore: unused-list -- the next file uses it\n${list.text}`)).toEqual([]);
  });

  test('a comment in a list applies to an entry', () => {
    const used = rules('', 'otherwise: deny').replace('[gmail.com]', '{ list: mail }');
    const list = '# hookgate-ignore: expired-entry -- a txt list has no dates\ngmail.com\n';
    expect(findings(used, {}, [{ path: 'lists/mail.txt', kind: 'list', text: list }])).toEqual([
      'warn ignore-unused lists/mail.txt:1',
    ]);
  });
});

describe('lint levels', () => {
  test.each<[level: Levels[string], expected: string[]]>([
    ['error', ['error denial-in-then x.yaml:8']],
    ['info', ['info denial-in-then x.yaml:8']],
    ['off', []],
  ])('%s', (level, expected) => {
    expect(findings(rules(''), { 'denial-in-then': level })).toEqual(expected);
  });

  test('a comment for a check that is off is not reported as unused', () => {
    const known = rules('# hookgate-ignore: denial-in-then -- known');
    expect(findings(known, { 'denial-in-then': 'off' })).toEqual([]);
  });

  test('a level for a whole check replaces the one for some of its cases', () => {
    const text = rules('', 'otherwise: { error: { errorSummary: "{{ data.userProfil.email }}" } }');
    const ofFact = (levels: Levels) => findings(text, levels).filter((one) => one.includes('unknown-fact'));
    expect(ofFact({})).toEqual(['warn unknown-fact x.yaml:8']);
    expect(ofFact({ 'unknown-fact': 'error' })).toEqual(['error unknown-fact x.yaml:8']);
  });

  test('an inherited property of objects is not a level', () => {
    expect(findings(rules(''), Object.create({ 'denial-in-then': 'off' }))).toHaveLength(1);
  });
});
