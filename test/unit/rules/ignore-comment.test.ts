import { expect, test } from 'vitest';
import { ignoreComments } from '../../../src/rules/ignore-comment.ts';

/** The comments in a text, as `line -> about: codes -- reason`. */
function read(text: string): string[] {
  return ignoreComments('x.yaml', text).map(
    ({ line, about, codes, reason }) => `${line} -> ${about}: ${codes.join('|')} -- ${reason}`,
  );
}

test.each<[text: string, expected: string[]]>([
  ['a: 1\n', []],
  ['# hookgate-ignore: x -- why\na: 1\n', ['1 -> 2: x -- why']],
  ['a: 1\n  #hookgate-ignore x, y  z -- why not\n  b: 1\n', ['2 -> 3: x|y|z -- why not']],
  // Blank lines and other comments may stand between; several comments may be about one line.
  [
    '# hookgate-ignore: x -- a\n\n# more\n# hookgate-ignore: y -- b\na: 1\n',
    ['1 -> 5: x -- a', '4 -> 5: y -- b'],
  ],
  ['# hookgate-ignore: x -- a -- b\r\na: 1\r\n', ['1 -> 2: x -- a -- b']],
  ['# hookgate-ignore: x\na: 1\n', ['1 -> 2: x -- ']],
  ['# hookgate-ignore: x --\na: 1\n', ['1 -> 2: x -- ']],
  ['# hookgate-ignore: -- why\na: 1\n', ['1 -> 2:  -- why']],
  // A code has single hyphens; what is not set apart by spaces begins no reason.
  ['# hookgate-ignore: x--why\na: 1\n', ['1 -> 2: x--why -- ']],
  ['a: 1 # hookgate-ignore: x -- why\n', []],
  ['# hookgate-ignored: x -- why\na: 1\n', []],
  ['a: 1\n# hookgate-ignore: x -- at the end', ['2 -> 2: x -- at the end']],
])('%j', (text, expected) => expect(read(text)).toEqual(expected));

test('ignore comment: has a position of its own', () => {
  expect(ignoreComments('x.yaml', '  # hookgate-ignore: x -- why  \na: 1')).toEqual([
    { path: 'x.yaml', line: 1, from: 3, to: 30, about: 2, codes: ['x'], reason: 'why' },
  ]);
});
