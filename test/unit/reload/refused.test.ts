import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blind, generationsOf, load, PACE, ruleFile, rulesIn, write } from './workspace.ts';

const GOOD = ruleFile(1);
const after = (line: number, text: string) => GOOD.split('\n').toSpliced(line, 0, text).join('\n');
const replace = (from: string, to: string) => GOOD.replace(from, to);
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

type Case = [what: string, text: string | Uint8Array, errors: string[]];

const cases: Record<string, Case[]> = {
  'case 10': [
    ['emptied', '', ['1:1 wrong-type']],
    ['only comments', '# nothing\n# here\n', ['1:1 wrong-type']],
    ['only ---', '---\n', ['1:4 wrong-type']],
    ['{}', '{}\n', ['1:1 missing-key', '1:1 missing-key', '1:1 missing-key']],
    ['rules: []', replace(/rules:[\s\S]*/.exec(GOOD)?.[0] ?? '', 'rules: []\n'), ['6:12 empty']],
  ],
  'case 11': [
    ['syntax error', after(2, 'outcomes: {'), ['3:11 yaml-syntax']],
    ['tab', after(4, '\tx: 1'), ['5:1 yaml-syntax']],
    [
      'conflict markers',
      after(2, '<<<<<<< HEAD\nowner: a\n=======\nowner: b\n>>>>>>> branch'),
      ['3:1 conflict-marker'],
    ],
    ['unterminated quote', after(2, 'owner: "team'), ['3:8 yaml-syntax']],
    ['UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le'), ['1:1 not-utf8']],
    ['invalid UTF-8', bytes('version: 1\n# caf', [0xe9], '\n'), ['2:6 not-utf8']],
    ['NUL', bytes('version: 1\nx: ', [0], '\n'), ['2:4 control-character']],
    ['binary', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 0x0d], 'IHDR'), ['1:1 not-utf8']],
  ],
  'case 13': [
    ['duplicate key', after(2, 'endpoint: /other'), ['3:1 duplicate-key']],
    [
      '1: and "1":',
      after(2, 'conditions: { 1: { condition: a }, "1": { condition: a } }'),
      ['3:36 duplicate-key'],
    ],
    ['__proto__', after(2, '__proto__: { deny: true }'), ['3:1 forbidden-key']],
    ['constructor', after(2, 'outcomes: { constructor: { deny: true } }'), ['3:13 forbidden-key']],
    ['<<', after(2, '<<: { owner: a }'), ['3:1 merge-key']],
  ],
  'case 14': [
    ['%YAML 1.1', `%YAML 1.1\n---\n${GOOD}`, ['1:1 yaml-directive']],
    ['unknown tag', after(2, 'owner: !include /etc/passwd'), ['3:8 custom-tag']],
    ['!!binary', after(2, 'owner: !!binary aGk='), ['3:8 custom-tag']],
    ['second document', `${GOOD}---\n${GOOD}`, ['11:1 second-document']],
  ],
  'case 15': ['0123', '1.10', '1e3', '1234567890123456789', '.inf'].map(
    (number): Case => [`unquoted ${number}`, after(2, `owner: ${number}`), ['3:8 quote-it']],
  ),
};

describe.for(Object.entries(cases))('P3, %s: refused at reload, the last good rules stay', ([, table]) => {
  test.for(table)('%s', async ([, text, errors]) => {
    const directory = rulesIn({ 'a.yaml': GOOD });
    const { live, errorsReported } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
    const { current, loadedAt } = live;
    write(join(directory, 'a.yaml'), text);
    await live.reload();
    expect(live.report?.result).toBe('refused');
    expect(errorsReported().slice(0, errors.length)).toEqual(errors);
    expect(live.report?.diagnostics.every(({ file }) => file === join(directory, 'a.yaml'))).toBe(true);
    expect(live.current).toBe(current);
    expect(live.loadedAt).toBe(loadedAt);
    expect(await generationsOf(live.current)).toEqual([1]);
  });
});

test('case 13: two files that claim one endpoint, two rules and two lists of one name are refused', async () => {
  const directory = rulesIn({ 'a.yaml': GOOD });
  const { live, errorsReported } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
  const { current } = live;
  write(join(directory, 'b.yaml'), ruleFile(2));
  write(join(directory, 'lists/members.txt'), 'x\n');
  write(join(directory, 'lists/members.csv'), 'value\nx\n');
  const [rule = ''] = /( {6}- name: member[\s\S]*)/.exec(GOOD) ?? [];
  write(join(directory, 'c.yaml'), GOOD.replace('/hook', '/c') + rule);
  await live.reload();
  expect(errorsReported()).toEqual(['2:11 endpoint-taken', '11:15 duplicate-rule', 'duplicate-list']);
  expect(live.current).toBe(current);
});

test('case 22: a bad file is put back to its former bytes: the error clears, the generation stays', async () => {
  const directory = rulesIn({ 'a.yaml': GOOD });
  const { live, reports } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
  const { current, loadedAt } = live;
  for (let round = 1; round <= 2; round += 1) {
    write(join(directory, 'a.yaml'), '{');
    await live.reload();
    expect(live.report?.result).toBe('refused');
    write(join(directory, 'a.yaml'), GOOD);
    await live.reload();
    expect(live.report).toMatchObject({ result: 'unchanged', diagnostics: [] });
  }
  expect(live.current).toBe(current);
  expect(live.loadedAt).toBe(loadedAt);
  await live.reload();
  expect(reports.map(({ result }) => result)).toEqual(['refused', 'unchanged', 'refused', 'unchanged']);
});

test('the first generation may be refused too: nothing is live until it is mended', async () => {
  const directory = rulesIn({ 'a.yaml': '{' });
  const { live } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
  expect(live.report?.result).toBe('refused');
  expect(live.current).toBeUndefined();
  write(join(directory, 'a.yaml'), GOOD);
  await live.reload();
  expect(live.report?.result).toBe('loaded');
  expect(await generationsOf(live.current)).toEqual([1]);
});
