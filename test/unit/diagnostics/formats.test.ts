import { describe, expect, test } from 'vitest';
import { type Diagnostic, sortDiagnostics } from '../../../src/diagnostics/diagnostic.ts';
import { formatGithub } from '../../../src/diagnostics/format-github.ts';
import { formatText } from '../../../src/diagnostics/format-text.ts';
import { toLegibleJson } from '../../../src/diagnostics/legible-json.ts';

function finding(
  [line, column]: [line: number, column: number],
  [endLine, endColumn]: [endLine: number, endColumn: number],
  more: Partial<Diagnostic> = {},
): Diagnostic {
  const range = { start: { line, column }, end: { line: endLine, column: endColumn } };
  return {
    code: 'wrong-value',
    severity: 'error',
    message: 'it is wrong',
    file: 'rules/a.yaml',
    range,
    ...more,
  };
}

/** The text form, of a file with this text, without colours. */
function textOf(diagnostic: Diagnostic, text?: string): string[] {
  const report = formatText(
    [diagnostic],
    () => text,
    (_, part) => part,
  );
  expect(report.endsWith('\n')).toBe(true);
  return report.slice(0, -1).split('\n');
}

describe('format text', () => {
  test('shows place, message, hint and the marked line', () => {
    expect(textOf(finding([2, 4], [2, 7], { hint: 'mend it' }), 'a: b\nxx: abc\n')).toEqual([
      'rules/a.yaml:2:4 error wrong-value: it is wrong; mend it',
      '  2 | xx: abc',
      '    |    ^^^',
    ]);
  });

  test('names only the file of a diagnostic without a range', () => {
    const { range: _, ...diagnostic } = finding([1, 1], [1, 1]);
    expect(textOf(diagnostic, 'a: b')).toEqual(['rules/a.yaml error wrong-value: it is wrong']);
  });

  test.each([
    ['a file that is not at hand', undefined],
    ['a line that is not there', 'a'],
    ['an empty line', 'a\n  \nb'],
  ])('omits %s', (_, text) => {
    expect(textOf(finding([2, 1], [2, 2]), text)).toEqual([
      'rules/a.yaml:2:1 error wrong-value: it is wrong',
    ]);
  });

  test('aligns the bars of both lines', () => {
    const [, line = '', marks = ''] = textOf(finding([100, 1], [100, 2]), 'a\n'.repeat(100));
    expect(marks.indexOf('|')).toBe(line.indexOf('|'));
  });

  test('keeps a tab before the mark', () => {
    expect(textOf(finding([1, 5], [1, 6]), '\tab\tc').slice(1)).toEqual(['  1 | \tab\tc', '    | \t  \t^']);
  });

  test.each<[string, [number, number], [number, number], marks: string]>([
    ['an empty range is one mark', [1, 3], [1, 3], '  ^'],
    ['behind the end is one mark', [1, 7], [1, 7], '      ^'],
    ['a range over two lines ends with the first', [1, 3], [2, 2], '  ^^^^'],
    ['a range that is too long ends with the line', [1, 3], [1, 99], '  ^^^^'],
  ])('%s', (_, start, end, marks) => {
    expect(textOf(finding(start, end), 'abcdef\nxyz')[2]).toBe(`    | ${marks}`);
  });

  test('CRLF: the line is shown without its carriage return', () => {
    expect(textOf(finding([1, 3], [2, 1]), 'abcd\r\nx\r\n').slice(1)).toEqual(['  1 | abcd', '    |   ^^']);
  });

  test('cuts a long line around the mark', () => {
    const text = `${'a'.repeat(500)}${'X'.repeat(10)}${'b'.repeat(500)}`;
    const [, line = '', marks = ''] = textOf(finding([1, 501], [1, 511]), text);
    expect(line.length).toBeLessThan(180);
    expect(line).toMatch(/^ {2}1 \| …a+X{10}b+…$/);
    expect(marks.slice(line.indexOf('X'))).toBe('^'.repeat(10));
    expect(marks.slice(0, line.indexOf('X'))).toMatch(/^ +\| +$/);
  });

  test.each([
    ['at its beginning', 1, /\| X+…$/],
    ['at its end', 991, /\| …X+$/],
  ])('cuts a long line: %s', (_, column, shape) => {
    const [, line = '', marks = ''] = textOf(finding([1, column], [1, column + 10]), 'X'.repeat(1000));
    expect(line).toMatch(shape);
    expect(marks.length).toBeLessThanOrEqual(line.length);
    expect(marks.match(/\^+/)?.[0]).toHaveLength(10);
  });

  test('cuts a long mark, too', () => {
    const [, line = '', marks = ''] = textOf(finding([1, 100], [1, 90_000]), 'x'.repeat(100_000));
    expect(line.length).toBeLessThan(180);
    expect(marks.length).toBeLessThanOrEqual(line.length);
  });

  test.each([
    ['error', 'red'],
    ['warn', 'yellow'],
    ['info', 'cyan'],
  ] as const)('%s is %s, and so are its marks', (severity, colour) => {
    const report = formatText(
      [finding([1, 1], [1, 2], { severity })],
      () => 'ab',
      (style, part) => `<${style}>${part}</>`,
    );
    expect(report).toBe(
      `<bold>rules/a.yaml:1:1</> <${colour}>${severity}</> wrong-value: it is wrong\n  <dim>1 |</> ab\n  <dim>  |</> <${colour}>^</>\n`,
    );
  });

  test('is empty without diagnostics', () => {
    const same = (_: string, part: string) => part;
    expect(formatText([], () => '', same)).toBe('');
  });
});

describe('format json', () => {
  test('is an array of diagnostics with a line end', () => {
    const diagnostics = [finding([1, 1], [1, 2], { hint: '"mend" it' }), { ...finding([2, 1], [2, 2]) }];
    const report = toLegibleJson(diagnostics);
    expect(JSON.parse(report)).toEqual(diagnostics);
    expect(report.endsWith(']\n')).toBe(true);
  });
  test('is an empty array without diagnostics', () => expect(toLegibleJson([])).toBe('[]\n'));
});

describe('format github', () => {
  test.each([
    ['error', 'error'],
    ['warn', 'warning'],
    ['info', 'notice'],
  ] as const)('%s is an annotation %s', (severity, command) => {
    expect(formatGithub([finding([2, 4], [3, 7], { severity, hint: 'mend it' })])).toBe(
      `::${command} file=rules/a.yaml,line=2,endLine=3,col=4,endColumn=7,title=wrong-value::it is wrong; mend it\n`,
    );
  });

  test('omits the position of a diagnostic without a range', () => {
    const { range: _, ...diagnostic } = finding([1, 1], [1, 1]);
    expect(formatGithub([diagnostic])).toBe('::error file=rules/a.yaml,title=wrong-value::it is wrong\n');
  });

  test('escapes the ends of properties and commands', () => {
    const diagnostic = finding([1, 1], [1, 1], {
      file: 'rules/a,b:c%d\n::error ::x.yaml',
      message: '100% wrong:\r\n::error ::it, is',
    });
    expect(formatGithub([diagnostic])).toBe(
      '::error file=rules/a%2Cb%3Ac%25d%0A%3A%3Aerror %3A%3Ax.yaml,line=1,endLine=1,col=1,endColumn=1,title=wrong-value::100%25 wrong:%0D%0A::error ::it, is\n',
    );
  });
});

describe('sort', () => {
  test('sorts by file, line, column, code and message; without a range first', () => {
    const { range: _, ...withoutPlace } = finding([1, 1], [1, 1], { message: 'no place' });
    const sorted = [
      withoutPlace,
      finding([2, 9], [2, 9]),
      finding([10, 1], [10, 1]),
      finding([10, 2], [10, 2], { code: 'empty' }),
      finding([10, 2], [10, 2], { code: 'network', message: 'a' }),
      finding([10, 2], [10, 2], { code: 'network', message: 'b' }),
      finding([1, 1], [1, 1], { file: 'rules/b.yaml' }),
    ];
    const given = sorted.toReversed();
    expect(sortDiagnostics(given)).toEqual(sorted);
    expect(given).toEqual(sorted.toReversed());
  });

  test('sorts by code unit, independent of the locale', () => {
    const files = ['Z.yaml', 'a.yaml', 'ä.yaml'];
    const sorted = files.map((file) => finding([1, 1], [1, 1], { file }));
    expect(sortDiagnostics(sorted.toReversed()).map(({ file }) => file)).toEqual(files);
  });
});

test('format text: escapes control characters of files and their names', () => {
  const esc = String.fromCharCode(27);
  const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const forged = {
    code: 'empty' as const,
    severity: 'error' as const,
    message: `a${esc}[2J`,
    hint: 'b\nc',
    file: `d\ne${esc}`,
    range,
  };
  const text = formatText(
    [forged],
    () => `f${esc}[31m\u202e`,
    (_, painted) => painted,
  );
  expect(text).not.toContain(esc);
  expect(text).not.toContain('\u202e');
  expect(text.split('\n').length).toBe(4);
});
