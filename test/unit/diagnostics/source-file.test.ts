import { expect, test } from 'vitest';
import { below, rangeBetween } from '../../../src/diagnostics/source-file.ts';
import { parseYaml } from '../../../src/diagnostics/yaml.ts';
import { unwrap } from '../../unwrap.ts';

const columns = (text: string, from: number, to: number) => {
  const { start, end } = rangeBetween(text, from, to);
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
};

test.each<[text: string, from: number, to: number, range: string]>([
  ['', 0, 0, '1:1-1:1'],
  ['abc', 1, 2, '1:2-1:3'],
  ['a\nbc\nd', 2, 4, '2:1-2:3'],
  ['a\nbc\nd', 2, 6, '2:1-2:3'],
  ['a\r\nbc\r\nd', 3, 8, '2:1-2:3'],
  ['a\nb', 1, 2, '1:2-1:2'],
  ['abc', 1, 99, '1:2-1:100'],
])('range: %j from %d to %d: %s', (text, from, to, range) => expect(columns(text, from, to)).toBe(range));

test('pointer: escapes / and ~', () => {
  expect(below('/a', 'b/c', 'd~e', 0)).toBe('/a/b~1c/d~0e/0');
  const file = unwrap(parseYaml('x.yaml', 'a/b:\n  - c~d: e\n'));
  expect([...(file?.spans.keys() ?? [])]).toEqual(['', '/a~1b', '/a~1b/0', '/a~1b/0/c~0d']);
});
