import { expect, test } from 'vitest';
import { isProblem, type Literal, type NotedEntries } from '../../../../src/engine/operators/operator.ts';
import { forAnswering, type List, unionOf } from '../../../../src/rules/lists/list.ts';
import { parseList } from '../../../../src/rules/lists/parse-list.ts';
import { NOW, operatorNamed } from './judge.ts';

const listOf = (name: string, ...lines: string[]): List =>
  parseList(`lists/${name}`, `${lines.join('\n')}\n`).list;

/** The entries that match, as `file:line entry`, and the expired ones in place of none. */
function notedFor(written: string, value: Literal, fact: unknown): string[] {
  const prepared = operatorNamed(written).prepare(value);
  if (isProblem(prepared)) throw new Error(prepared.message);
  const noted: NotedEntries = { matched: [], expired: [] };
  const verdict = prepared(fact, { now: NOW, noted });
  expect(prepared(fact, { now: NOW })).toBe(verdict);
  const words = ({ file, line, entry }: NotedEntries['matched'][number]) =>
    file === undefined ? entry : `${file.replace('lists/', '')}:${line} ${entry}`;
  return [...noted.matched.map(words), ...noted.expired.map((one) => `${words(one)} expired`)];
}

const WORDS = listOf('words.txt', 'sales', 'Legal', 'sales');
const DOMAINS = listOf(
  'domains.txt',
  'okta.com',
  '*.okta.com',
  '.partner.example',
  '*.gov',
  '.edu',
  'b.c.okta.com',
);
const ONE_LINE = listOf('domains.json', '["x.example",".partner.example","*.okta.com"]');
const DATED_LINE = listOf(
  'dated.json',
  '[{"value":"x.example","expires":"2030-01-01"},{"value":"*.x.example"},{"value":".y.example"}]',
);
const NETWORKS = listOf('networks.txt', '203.0.113.9/24', '203.0.113.7', '::/0', '2001:db8::/32');
const DATED = listOf(
  'dated.csv',
  'value,expires',
  'sales,2026-02-28',
  'okta.com,2026-02-28',
  'legal,2030-01-01',
);
const PATTERNS = listOf('patterns.txt', 'k.*', 'ki.*', 'x.*');

test.each<[operator: string, list: List, fact: unknown, expected: string[]]>([
  ['in', WORDS, 'sales', ['words.txt:1 sales']],
  ['notIn', WORDS, 'sales', ['words.txt:1 sales']],
  ['not:in', WORDS, 'sales', ['words.txt:1 sales']],
  ['in', WORDS, 'other', []],
  ['in', WORDS, null, []],
  ['trim:ignoreCase:in', WORDS, ' LEGAL ', ['words.txt:2 legal']],
  ['everyFact:in', WORDS, ['Legal', 'sales'], ['words.txt:2 Legal', 'words.txt:1 sales']],
  ['someFact:in', WORDS, ['other', 'sales'], ['words.txt:1 sales']],
  ['in', DATED, 'legal', ['dated.csv:4 legal']],
  ['in', DATED, 'sales', ['dated.csv:2 sales expired']],
  ['emailDomainIn', DOMAINS, 'kim@okta.com', ['domains.txt:1 okta.com']],
  ['emailDomainNotIn', DOMAINS, 'kim@EU.okta.com', ['domains.txt:2 *.okta.com']],
  ['emailDomainIn', DOMAINS, 'kim@b.c.okta.com', ['domains.txt:6 b.c.okta.com', 'domains.txt:2 *.okta.com']],
  ['emailDomainIn', DOMAINS, 'kim@partner.example', ['domains.txt:3 .partner.example']],
  ['emailDomainIn', DOMAINS, 'kim@a.partner.example', ['domains.txt:3 .partner.example']],
  ['emailDomainIn', DOMAINS, 'kim@nasa.gov', ['domains.txt:4 *.gov']],
  ['emailDomainIn', DOMAINS, 'kim@mit.edu', ['domains.txt:5 .edu']],
  ['emailDomainIn', DOMAINS, 'kim@\uff4fkta.com', []],
  ['emailDomainIn', ONE_LINE, 'kim@a.partner.example', ['domains.json:1 .partner.example']],
  ['emailDomainIn', DATED_LINE, 'kim@x.example', ['dated.json:1 x.example']],
  ['emailDomainIn', DATED_LINE, 'kim@a.x.example', ['dated.json:1 *.x.example']],
  ['emailDomainIn', DATED_LINE, 'kim@a.y.example', ['dated.json:1 .y.example']],
  ['emailDomainIn', ONE_LINE, 'kim@a.okta.com', ['domains.json:1 *.okta.com']],
  [
    'ipInCidr',
    NETWORKS,
    '203.0.113.7',
    ['networks.txt:3 ::/0', 'networks.txt:1 203.0.113.0/24', 'networks.txt:2 203.0.113.7'],
  ],
  ['ipNotInCidr', NETWORKS, '2001:db8::1', ['networks.txt:3 ::/0', 'networks.txt:4 2001:db8::/32']],
  ['someValue:matches', PATTERNS, 'kim', ['patterns.txt:1 k.*', 'patterns.txt:2 ki.*']],
  ['everyValue:notMatches', PATTERNS, 'kit', ['patterns.txt:1 k.*', 'patterns.txt:2 ki.*']],
  ['everyValue:notMatches', PATTERNS, 'other', []],
])(
  'deciding entries: %s names the entry and its line, in each thread (%#)',
  (operator, list, fact, expected) => {
    expect(notedFor(operator, list, fact)).toEqual(expected);
    expect(notedFor(operator, structuredClone(forAnswering(list)), fact)).toEqual(expected);
  },
);

test('deciding entries: are looked up for a trace only', () => {
  const list = structuredClone(forAnswering(DOMAINS));
  const { domains } = list.indexes;
  if (domains === undefined) throw new Error('the list has no index');
  let reads = 0;
  const lines = new Proxy(domains.lines, {
    get(target, key) {
      reads += 1;
      return Reflect.get(target, key);
    },
  });
  const test = operatorNamed('emailDomainIn').prepare({
    ...list,
    indexes: { domains: { ...domains, lines } },
  });
  if (isProblem(test)) throw new Error(test.message);
  expect(test('kim@eu.okta.com', { now: NOW })).toBe(true);
  expect(reads).toBe(0);
  expect(test('kim@eu.okta.com', { now: NOW, noted: { matched: [], expired: [] } })).toBe(true);
  expect(reads).toBeGreaterThan(0);
});

test.each<[operator: string, value: Literal, fact: unknown, expected: string[]]>([
  ['in', ['a', 'b'], 'b', ['b']],
  ['notIn', [1234, true], '1234', ['1234']],
  ['emailDomainIn', ['OKTA.com', '.okta.com', '*.com'], 'kim@okta.com', ['OKTA.com', '.okta.com', '*.com']],
  ['ipInCidr', ['203.0.113.9/24'], '203.0.113.1', ['203.0.113.9/24']],
  ['someValue:startsWith', ['+61', '+64'], '+64 1', ['+64']],
  ['everyValue:startsWith', ['+6', '+64'], '+61 1', ['+64']],
  ['equal', 'a', 'a', []],
])(
  'deciding entries: %s names the element of an array as it is written (%#)',
  (operator, value, fact, expected) => {
    expect(notedFor(operator, value, fact)).toEqual(expected);
  },
);

test.each<[operator: string, fact: unknown, expected: string[]]>([
  ['in', 'sales', ['words.txt:1 sales']],
  ['in', 'legal', ['dated.csv:4 legal']],
  ['in', 'Legal', ['words.txt:2 Legal']],
  ['ignoreCase:in', 'LEGAL', ['words.txt:2 legal', 'dated.csv:4 legal']],
  ['in', 'okta.com', ['dated.csv:3 okta.com expired']],
  ['someValue:startsWith', 'legal x', ['dated.csv:4 legal']],
])('deciding entries: %s names the list of several that has the entry (%#)', (operator, fact, expected) => {
  expect(notedFor(operator, unionOf([WORDS, DATED]), fact)).toEqual(expected);
  const elsewhere = [WORDS, DATED].map((list) => structuredClone(forAnswering(list)));
  expect(notedFor(operator, unionOf(elsewhere), fact)).toEqual(expected);
});
