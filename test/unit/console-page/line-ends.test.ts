import { expect, test } from 'vitest';
import { keepLineEnds } from '../../../console/src/change/line-ends.ts';

test.each([
  ['no line', 'a\r\nb\r\n', 'a\nb\n', 'a\r\nb\r\n'],
  ['a line', 'a\r\nb\r\nc\r\n', 'a\nB\nc\n', 'a\r\nB\r\nc\r\n'],
  ['the first line', 'a\r\nb\r\n', 'A\nb\n', 'A\r\nb\r\n'],
  ['a new line', 'a\r\nb\r\n', 'a\nnew\nb\n', 'a\r\nnew\r\nb\r\n'],
  ['a new line at the end', 'a\r\nb', 'a\nb\nc', 'a\r\nb\r\nc'],
  ['a line less', 'a\r\nb\r\nc\r\n', 'a\nc\n', 'a\r\nc\r\n'],
  ['everything', 'a\r\nb\r\n', 'x\ny\nz\n', 'x\r\ny\r\nz\r\n'],
  ['everything taken out', 'a\r\nb\r\n', '', ''],
  ['the end of the last line', 'a\r\nb\r\n', 'a\nb', 'a\r\nb'],
  ['a line among both kinds of ends', 'a\r\nb\nc\r\n', 'a\nb\nC\n', 'a\r\nb\nC\r\n'],
  ['a line that ends as old Macs did', 'a\rb\r', 'a\nB\n', 'a\rB\r'],
  ['a line of a file without any', 'a\nb\n', 'a\nB\n', 'a\nB\n'],
])('an edit of %s keeps the line ends', (_what, before, written, expected) => {
  expect(keepLineEnds(before, written)).toBe(expected);
});
