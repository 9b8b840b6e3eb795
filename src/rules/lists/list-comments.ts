import { commentExpires } from './list-dates.ts';
import { addRemark, type NewList } from './list-reader.ts';

/** A comment of a text list or a YAML list, with the space before its `#`. */
export const COMMENT = /(^|\s)#.*$/s;

/** Adds a remark about a date in a comment, which has no effect. */
export function remarkExpiry(list: NewList, written: string, line: number, hint: string): void {
  const comment = COMMENT.exec(written);
  if (comment === null || written.includes('hookgate-ignore') || !commentExpires(comment[0])) return;
  const [start, end] = [written.indexOf('#', comment.index) + 1, written.trimEnd().length + 1];
  addRemark(list, {
    check: 'expires-in-comment',
    message: 'a comment does not make an entry expire',
    hint,
    range: { start: { line, column: start }, end: { line, column: end } },
  });
}

/** Iterates over the lines of a text: an array of them would take several times its memory. */
export function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
    yield text.slice(start, index);
    start = index + end.length;
  }
  yield text.slice(start);
}
