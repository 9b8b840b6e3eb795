import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnoseEntry } from '../../../src/rules/lists/list.ts';
import { parseList } from '../../../src/rules/lists/parse-list.ts';

const read = (extension: string, text: string) => parseList(`rules/lists/members.${extension}`, text);

/** The entries as `line: value`, with the moment of expiry behind. */
function entriesOf(extension: string, text: string): string[] {
  const { list, diagnostics } = read(extension, text);
  expect(diagnostics).toEqual([]);
  return Array.from(list.entries, ({ line, value, expires }) =>
    expires === undefined
      ? `${line}: ${value}`
      : `${line}: ${value} until ${new Date(expires).toISOString()}`,
  );
}

/** The diagnostics, as `line:column code`. */
const problemsOf = (extension: string, text: string) =>
  read(extension, text).diagnostics.map(
    ({ code, range }) => `${range?.start.line}:${range?.start.column} ${code}`,
  );

describe('txt', () => {
  test.each<[why: string, text: string, entries: string[]]>([
    ['nothing', '', []],
    ['one entry a line', 'a\nb\n', ['1: a', '2: b']],
    ['without a line end behind the last', 'a\nb', ['1: a', '2: b']],
    ['blank lines', '\na\n\n \t\nb\n\n', ['2: a', '5: b']],
    ['CRLF', 'a\r\n\r\nb\r\n', ['1: a', '3: b']],
    ['CR', 'a\rb\r# c\rd', ['1: a', '2: b', '4: d']],
    ['comment lines', '# c\na\n  # c\n#c\n#\nb', ['2: a', '6: b']],
    ['comments behind an entry', 'a # c\nb\t#c\nc #', ['1: a', '2: b', '3: c']],
    ['comments, CRLF', '# c\r\na # c\r\n#\r\nb\r\n', ['2: a', '4: b']],
    ['a comment that holds a line separator', 'a # c\u2028d\nb', ['1: a', '2: b']],
    ['two # in a comment', 'a # b # c', ['1: a']],
    ['spaces around and inside', '  a b  \n\u00a0c\u00a0', ['1: a b', '2: c']],
    ['quotes are part of the entry', '"a"', ['1: "a"']],
    ['commas too', 'a,b', ['1: a,b']],
    ['spelling is kept', '0123\n1e3\ntrue\nnull', ['1: 0123', '2: 1e3', '3: true', '4: null']],
    ['duplicates are kept', 'a\na', ['1: a', '2: a']],
  ])('%s', (_, text, entries) => expect(entriesOf('txt', text)).toEqual(entries));
});

describe('csv', () => {
  test.each<[why: string, text: string, entries: string[]]>([
    ['nothing', '', []],
    ['only a header', 'value,owner\n', []],
    ['column value', 'owner,value\nx,a\ny,b\n', ['2: a', '3: b']],
    ['else the first column', 'domain,owner\na,x\nb,y', ['2: a', '3: b']],
    ['the first column, whatever the others are called', 'domain,2024,0\na,yes,no', ['2: a']],
    ['the first column, named like nothing else', '__proto__,owner\na,x', ['2: a']],
    ['header with capitals and spaces', ' Owner , Value \nx,a', ['2: a']],
    ['CRLF', 'value,owner\r\na,x\r\n\r\nb,y\r\n', ['2: a', '4: b']],
    ['blank lines', '\n\nvalue\n\na\n\nb', ['5: a', '7: b']],
    ['no value in a row', 'value,owner\n,x\na,y', ['3: a']],
    ['quoted header', 'owner," value "\nx,a', ['2: a']],
    ['quoted comma', 'value,owner\n"a,b",x', ['2: a,b']],
    ['quoted quote', 'value\n"a""b"', ['2: a"b']],
    ['spaces around', 'value,owner\n  a  , x', ['2: a']],
    ['# is no comment', 'value\n#a', ['2: #a']],
    ['spelling is kept', 'value\n0123\n1e3\ntrue', ['2: 0123', '3: 1e3', '4: true']],
    ['byte order mark', '\ufeffvalue,owner\na,x', ['2: a']],
    [
      'expires',
      'value,expires,owner\na,2026-12-31,x\nb,,y\nc,2026-12-31T12:00:00+01:00,z\n',
      ['2: a until 2027-01-01T00:00:00.000Z', '3: b', '4: c until 2026-12-31T11:00:00.000Z'],
    ],
    ['Expires, with a capital', 'Value,Expires\na,2026-12-31', ['2: a until 2027-01-01T00:00:00.000Z']],
    ['expires before value', 'expires,value\n2026-12-31,a', ['2: a until 2027-01-01T00:00:00.000Z']],
  ])('%s', (_, text, entries) => expect(entriesOf('csv', text)).toEqual(entries));

  test.each<[why: string, text: string, problems: string[]]>([
    ['too few columns', 'value,owner\na,x\nb\nc,y\n', ['3:1 csv-syntax']],
    ['too few columns in the last line', 'value,owner\na,x\nb', ['3:1 csv-syntax']],
    ['too many columns', 'value,owner\na,x\n\nb,y,z\n', ['4:1 csv-syntax']],
    ['too many columns, CRLF', 'value\r\na\r\nb,c\r\n', ['3:1 csv-syntax']],
    ['quote without end', 'value\n"a', ['2:1 csv-syntax']],
    ['quote in the middle', 'value\na\nb"c', ['3:1 csv-syntax']],
    ['semicolons', 'value;expires\na;2026-12-31', ['1:1 csv-syntax']],
    ['tabs', '\nvalue\texpires\na\t2026-12-31', ['2:1 csv-syntax']],
    ['value twice', 'value,owner,Value\na,b,c', ['1:1 csv-syntax']],
    ['expires twice', 'value,expires,expires\na,2026-12-31,', ['1:1 csv-syntax']],
    [
      'wrong dates, each of them',
      'value,expires\na,never\nb,2026-12-31\nc,31.12.2026',
      ['2:1 wrong-time', '4:1 wrong-time'],
    ],
  ])('%s is refused', (_, text, problems) => expect(problemsOf('csv', text)).toEqual(problems));

  test('a refused file has no entries', () => {
    expect([...read('csv', 'value,owner\na,x\nb\n').list.entries]).toEqual([]);
  });

  test('an entry whose date cannot be read does not count', () => {
    const { list, diagnostics } = read('csv', 'value,expires\na,never\n');
    expect([...list.entries]).toEqual([]);
    expect(diagnostics).toEqual([
      {
        severity: 'error',
        code: 'wrong-time',
        message: '"never" is not a date',
        hint: 'write a date, 2026-12-31, or an RFC 3339 time',
        file: 'rules/lists/members.csv',
        range: { start: { line: 2, column: 1 }, end: { line: 2, column: 8 } },
      },
    ]);
  });
});

describe.each(['yaml', 'yml'])('%s', (extension) => {
  test.each<[why: string, text: string, entries: string[]]>([
    ['an empty sequence', '[]', []],
    ['scalars', '- a\n- "b"\n- \'c\'\n', ['1: a', '2: b', '3: c']],
    ['in one line', '[a, "b"]', ['1: a', '1: b']],
    ['comments and blank lines', '# c\n\n- a # c\n\n# c\n- b', ['3: a', '6: b']],
    ['CRLF', '- a\r\n\r\n- b\r\n', ['1: a', '3: b']],
    ['maps', '- value: a\n- owner: x\n  value: b\n  reason: y\n- { value: c }', ['1: a', '3: b', '5: c']],
    ['scalars and maps', '- a\n- value: b', ['1: a', '2: b']],
    ['quoted numbers', '- "0123"\n- \'1e3\'', ['1: 0123', '2: 1e3']],
    ['words that were booleans in YAML 1.1', '- no\n- on', ['1: no', '2: on']],
    ['a star in quotes', '- "*.okta.com"', ['1: *.okta.com']],
    ['folded text', '- >-\n  a\n  b\n- c', ['1: a b', '4: c']],
    [
      'expires',
      '- value: a\n  expires: 2026-12-31\n- { value: b, expires: "2026-12-31T00:00:00Z" }',
      ['1: a until 2027-01-01T00:00:00.000Z', '3: b until 2026-12-31T00:00:00.000Z'],
    ],
  ])('%s', (_, text, entries) => expect(entriesOf(extension, text)).toEqual(entries));

  test.each<[why: string, text: string, problems: string[]]>([
    ['nothing', '', ['1:1 wrong-type']],
    ['only a comment', '# c\n', ['1:1 wrong-type']],
    ['a map', 'a: b', ['1:1 wrong-type']],
    ['text', 'a', ['1:1 wrong-type']],
    ['a number that lost its spelling', '- a\n- 0123', ['2:3 quote-it']],
    [
      'numbers, booleans, nothing, a list',
      '- 12\n- true\n- null\n- [a]\n- b',
      ['1:3 wrong-type', '2:3 wrong-type', '3:3 wrong-type', '4:3 wrong-type'],
    ],
    ['a value that is a number', '- value: 12', ['1:10 wrong-type']],
    ['a map without value', '- a\n- owner: x', ['2:3 missing-key']],
    ['an empty value', '- value: ""', ['1:10 empty']],
    ['a wrong date', '- value: a\n  expires: 2026-13-01', ['2:12 wrong-time']],
    ['a date that is a number', '- value: a\n  expires: 2026', ['2:12 wrong-type']],
    ['a star without quotes', '- a\n- *.okta.com', ['2:3 unknown-alias']],
    ['a key given twice', '- value: a\n  value: b', ['2:3 duplicate-key']],
    ['a second document', '- a\n---\n- b', ['2:1 second-document']],
    ['a custom tag', '- !x a', ['1:3 custom-tag']],
  ])('%s is refused', (_, text, problems) => {
    expect(problemsOf(extension, text)).toEqual(problems);
    expect([...read(extension, text).list.entries]).toEqual([]);
  });

  test.each(['- 0123', '- 1e3', '- 12', '- 1.10', '- true', '- ~', '- value: 12', '- value: false'])(
    '%s: quote it',
    (text) => {
      const [diagnostic] = read(extension, text).diagnostics;
      expect(diagnostic?.hint).toContain('quote it');
    },
  );
});

const ALIASES = [
  'validUntil',
  'valid_until',
  'expiration',
  'expires_at',
  'expires at',
  'expiry_date',
  'until',
  'end',
  'endDate',
  'valid_to',
  'ttl',
  'EXPIRY',
  'Expires (UTC)',
  'notAfter',
  'contract_end_date',
  'expiers',
];

const OTHER_NAMES = ['owner', 'reason', 'added', 'since', 'experience', 'weekend', 'vendor', 'expiry_reason'];

describe('names beside expires', () => {
  test.each(ALIASES)(
    'list: a CSV column %s is refused, because it would not make an entry expire',
    (name) => {
      const { diagnostics } = read('csv', `value,${name}\na,2020-01-01\n`);
      expect(diagnostics).toMatchObject([
        { severity: 'error', code: 'csv-syntax', range: { start: { line: 1 } } },
      ]);
      expect(diagnostics[0]?.hint).toContain('"expires"');
    },
  );

  test.each([...ALIASES, 'Expires'])('list: a YAML key %s is refused', (name) => {
    const { diagnostics } = read('yaml', `- { value: a, "${name}": 2020-01-01 }\n`);
    expect(diagnostics).toMatchObject([
      { severity: 'error', code: 'unknown-key', range: { start: { column: 15 } } },
    ]);
    expect(diagnostics[0]?.hint).toContain('"expires"');
  });

  test.each(OTHER_NAMES)('list: a column or key %s is let alone', (name) => {
    expect(read('csv', `value,${name}\na,x\n`).diagnostics).toEqual([]);
    expect(read('yaml', `- { value: a, ${name}: x }\n`).diagnostics).toEqual([]);
  });

  test('list: a column expires that stands first, without a column value, is refused', () => {
    expect(problemsOf('csv', 'expires,domain\n2026-12-31,a\n')).toEqual(['1:1 csv-syntax']);
  });
});

describe('one entry a line', () => {
  test.each([
    ['a.example, b.example', 'several-entries'],
    ['a.example,b.example', 'several-entries'],
    ['a.example;', 'several-entries'],
    ['kim@a.example; sam@a.example', 'several-entries'],
    ['203.0.113.0/24,2001:db8::/32', 'several-entries'],
    ['*.a.example, a.example', 'several-entries'],
    ['a,2020-01-01', 'date-in-entry'],
    ['a;31.12.2026', 'date-in-entry'],
    ['partner.example expires 2026-01-01', 'date-in-entry'],
    ['partner.example (until 2026-01-01)', 'date-in-entry'],
    ['partner.example 2026-01-01', 'date-in-entry'],
    ['partner.example, expires: 2026-01-01T09:00:00Z', 'date-in-entry'],
  ])('list: "%s" is refused in every format', (text, code) => {
    expect(problemsOf('txt', `x\n${text}\n`)).toEqual([`2:1 ${code}`]);
    expect(problemsOf('yaml', `- x\n- "${text}"\n`)).toEqual([`2:1 ${code}`]);
    expect(problemsOf('csv', `value\nx\n"${text}"\n`)).toEqual([`3:1 ${code}`]);
  });

  test.each([
    'Kim Sato',
    'Sato, Kim',
    'Dr. No',
    'v1.2',
    '2026-01-01',
    'release 2026-01-01',
    '1,234',
    "St. Mary's",
  ])('list: "%s" is an entry', (text) => expect(entriesOf('txt', `${text}\n`)).toEqual([`1: ${text}`]));
});

describe('what lint is told of', () => {
  const remarks = (extension: string, text: string) =>
    (read(extension, text).list.remarks ?? []).map(({ check, range, others }) =>
      [`${range?.start.line}:${range?.start.column} ${check}`, ...(others ? [others] : [])].join(' +'),
    );

  test.each([
    ['txt', 'a\nb', ['2:1 no-last-line-end']],
    ['txt', 'a\rb', ['2:1 no-last-line-end']],
    ['txt', 'a\r\n# c', []],
    ['txt', 'a\n  ', []],
    ['txt', '', []],
    ['csv', 'value,owner\na,b', ['2:1 no-last-line-end']],
    ['csv', 'value,owner\na,"b"', []],
    ['yaml', '- a\n- b', ['2:1 no-last-line-end']],
    ['yaml', '[a, b]', []],
    ['txt', 'Sato, Kim\n', ['1:1 comma-in-entry']],
    ['csv', 'value\n"Sato, Kim"\n', []],
    ['yaml', '- { value: "Sato, Kim" }\n- Sato, Kim\n', ['2:1 comma-in-entry']],
    ['txt', 'a # expires: 2026-12-31\n', ['1:3 expires-in-comment']],
    ['txt', '# until 2026-12-31\na\n', ['1:1 expires-in-comment']],
    ['yaml', '- a # valid to 2026-12-31\n', ['1:5 expires-in-comment']],
    ['csv', 'value,x\na,2026-12-31\nb,\n', ['1:1 date-column']],
    ['csv', 'value,x\na,2026-12-31\nb,soon\n', []],
    ['csv', 'value,added\na,2026-12-31\n', []],
    ['csv', 'value,x,expires\na,12/31/2026,2026-12-31\n', []],
    ['csv', 'value,x,expires\na,12/31/2026,\n', ['1:1 date-column']],
    ['yaml', '- { value: a, x: 2026-12-31 }\n- b\n', ['1:15 date-column']],
    [
      'txt',
      'Sato, Kim\n'.repeat(30),
      [...Array.from({ length: 19 }, (_, i) => `${i + 1}:1 comma-in-entry`), '20:1 comma-in-entry +10'],
    ],
  ])('list: remarks on %s %j', (extension, text, expected) => {
    expect(remarks(extension, text)).toEqual(expected);
    expect(read(extension, text).diagnostics).toEqual([]);
  });

  test('list: a comment for lint is no row of a CSV list', () => {
    const text =
      '# hookgate-ignore: date-column -- "paid" ends nothing\nvalue,paid\n# hookgate-ignore: expired-entry -- x\na,2026-12-31\n';
    expect(entriesOf('csv', text)).toEqual(['4: a']);
  });
});

describe('json', () => {
  test.each<[why: string, text: string, entries: string[]]>([
    ['an empty array', '[]', []],
    ['texts', '["a","b"]', ['1: a', '1: b']],
    ['a text a line', '[\n  "a",\n\n  "b"\n]\n', ['2: a', '4: b']],
    ['CRLF', '[\r\n"a",\r\n"b"\r\n]', ['2: a', '3: b']],
    ['objects', '[\n{"owner":"x",\n"value":"a"},\n{"value":"b"}]', ['3: a', '4: b']],
    ['objects that hold more', '[{"tags":["x",{"value":"y"}],\n"value":"a"},\n"b"]', ['2: a', '3: b']],
    ['escapes', '["\\u00e4\\n","a\\"]["]', ['1: \u00e4\n', '1: a"][']],
    ['spelling is kept', '["0123","1e3","true"]', ['1: 0123', '1: 1e3', '1: true']],
    ['blanks are kept', '[" a "]', ['1:  a ']],
    [
      'expires',
      '[{"value":"a","expires":"2026-12-31"},\n{"expires":"2026-12-31T12:00:00+01:00","value":"b"}]',
      ['1: a until 2027-01-01T00:00:00.000Z', '2: b until 2026-12-31T11:00:00.000Z'],
    ],
  ])('list: JSON: %s', (_, text, entries) => expect(entriesOf('json', text)).toEqual(entries));

  test.each<[why: string, text: string, problems: string[]]>([
    ['nothing', '', ['1:1 json-syntax']],
    ['a comma behind the last element', '[\n"a",\n]', ['3:1 json-syntax']],
    ['no comma', '["a"\n"b"]', ['2:1 json-syntax']],
    ['cut off', '["a",\n"b\n', ['3:1 json-syntax']],
    ['cut off behind an element', '["a"\n', ['2:1 json-syntax']],
    ['single quotes', "['a']", ['1:2 json-syntax']],
    ['a comment', '["a", // x\n"b"]', ['1:7 json-syntax']],
    ['a key without quotes', '[{value: "a"}]', ['1:3 json-syntax']],
    ['a key without a colon', '[{"value" "a"}]', ['1:11 json-syntax']],
    ['a comma behind the last key', '[{"value":"a",}]', ['1:15 json-syntax']],
    ['a line break in a text', '["a\nb"]', ['1:2 json-syntax']],
    ['a wrong escape', '["\\x"]', ['1:2 json-syntax']],
    ['more behind the end', '["a"]\n["b"]', ['2:1 json-syntax']],
    ['brackets that do not fit', '[{"value":"a"]}', ['1:14 json-syntax']],
    ['an escaped key', '[{"v\\u0061lue":"a"}]', ['1:1 json-syntax']],
    ['a key given twice', '["x",\n{"value":"a",\n"value":"b"}]', ['3:1 duplicate-key']],
    ['a key given twice further down', '[{"value":"a","x":{"y":1,"y":2}}]', ['1:1 duplicate-key']],
    ['too deep', `${'['.repeat(40)}${']'.repeat(40)}`, ['1:1 too-deep']],
    ['no array', '{"domains":["a"]}', ['1:1 wrong-type']],
    ['numbers', '["a",\n 1234, 5]', ['2:2 wrong-type', '2:8 wrong-type']],
    ['nested arrays', '[["a"],\n"b"]', ['1:2 wrong-type']],
    ['null', '[null]', ['1:2 wrong-type']],
    ['empty text', '["a", ""]', ['1:7 empty']],
    ['a number as value', '[{"owner":"x",\n "value": 7}]', ['2:11 wrong-type']],
    ['no value', '["a",\n {"owner":"x"}]', ['2:2 missing-key']],
    ['a date that is none', '["a",{"value":"b","expires":"soon"}]', ['1:29 wrong-time']],
    ['another key for expires', '[{"value":"a","validUntil":"2026-12-31"}]', ['1:15 unknown-key']],
    ['several entries in one', '["x",\n"a.example, b.example"]', ['2:1 several-entries']],
  ])('list: JSON: %s is refused', (_, text, problems) => expect(problemsOf('json', text)).toEqual(problems));

  test('list: of many wrong entries of a JSON list 20 are reported', () => {
    const entries = Array.from({ length: 1000 }, () => '"a.example, b.example"');
    expect(problemsOf('json', `[${entries.join()}]`)).toHaveLength(20);
  });

  test('list: a key with dates of a JSON list is a remark at the key', () => {
    const { list } = read('json', '[{"value":"a","paid":"2026-12-31"}]');
    expect(list.remarks).toMatchObject([{ check: 'date-column', range: { start: { line: 1, column: 15 } } }]);
  });

  test('list: a JSON list may end without a line break', () => {
    expect(read('json', '[{"value":"a","n":1\n}]').list.remarks).toEqual([]);
  });

  test('list: any JSON list has the entries and lines of the same list in YAML', () => {
    const entry = fc.string({
      unit: fc.constantFrom('a', '"', '\\', '[', '{', ':', ',', '\u00e4'),
      minLength: 1,
    });
    const element = fc.oneof(
      entry,
      fc.record({ tags: fc.array(fc.string({ unit: 'grapheme-ascii' })), value: entry }),
    );
    fc.assert(
      fc.property(fc.array(element), fc.constantFrom(undefined, 1, '\t'), (elements, indent) => {
        const text = JSON.stringify(elements, null, indent);
        const [json, yaml] = [read('json', text), read('yaml', text.replaceAll('\t', ' '))];
        fc.pre(yaml.diagnostics.length === 0);
        expect([...json.list.entries]).toEqual([...yaml.list.entries]);
      }),
    );
  });
});

describe('names', () => {
  test.each([
    ['rules/lists/corporate-domains.txt', 'corporate-domains'],
    ['lists/a1.csv', 'a1'],
    ['0.txt', '0'],
  ])('%s is the list %s', (path, name) => {
    expect(parseList(path, 'value\n')).toMatchObject({ list: { name, path }, diagnostics: [] });
  });

  test.each(['A.txt', 'a_b.txt', 'a b.txt', '-a.txt', 'a.b.txt', '.txt', 'ä.txt', '__proto__.txt'])(
    '%s cannot name a list',
    (fileName) => {
      const { diagnostics } = parseList(`rules/lists/${fileName}`, 'a\n');
      expect(diagnostics).toMatchObject([
        { code: 'wrong-name', severity: 'error', file: `rules/lists/${fileName}` },
      ]);
    },
  );

  test.each(['a.tsv', 'a.TXT', 'a.JSON', 'a.constructor', 'a.__proto__', 'a.toString', 'a.'])(
    '%s is not silently an empty list',
    (fileName) => {
      const { list, diagnostics } = parseList(`rules/lists/${fileName}`, 'a\n');
      expect([...list.entries]).toEqual([]);
      expect(diagnostics).toMatchObject([{ code: 'wrong-name', severity: 'error' }]);
    },
  );

  test('a name without an ending is refused', () => {
    expect(problemsOf('', 'a')).toEqual(['1:1 wrong-name']);
    expect(parseList('rules/lists/members', 'a').diagnostics.map(({ code }) => code)).toContain('wrong-name');
  });
});

test('list: a finding about an entry has its line', () => {
  const { list } = read('txt', '# c\n\nokta com\n');
  const [entry] = list.entries;
  expect(entry && diagnoseEntry(list, entry, { code: 'value-type', message: 'no', hint: 'mend it' })).toEqual(
    {
      severity: 'error',
      code: 'value-type',
      message: 'no',
      hint: 'mend it',
      file: 'rules/lists/members.txt',
      range: { start: { line: 3, column: 1 }, end: { line: 3, column: 9 } },
    },
  );
});
