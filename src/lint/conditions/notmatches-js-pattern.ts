import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { anywhere } from './anywhere.ts';
import { patternsOf } from './deciding-patterns.ts';

export const notmatchesJsPattern: Check = {
  code: 'notmatches-js-pattern',
  severity: 'warn',
  description: 'A pattern in JavaScript notation, between slashes.',
  rationale:
    'RE2 takes the slashes and the flags after them as characters of the pattern. It matches almost no text, so that `notMatches` allows the texts that it should exclude.',
  source: 'RE2 syntax: flags precede the pattern, as in `(?i)`; `matches` tests the whole text',
  fix: "Remove the slashes, write the flags first, and add `.*` for surrounding text: `'/https?:/i'` becomes `'(?is).*https?:.*'`.",
  find: ({ tests }) =>
    tests.flatMap(({ source, at, test }) => {
      const written = holdsPaths(test.fact) ? undefined : patternsOf(test).map(javaScriptIn).find(Boolean);
      if (written === undefined) return [];
      const { pattern, body, flags } = written;
      const kept = [...flags].filter((flag) => flag === 'i' || flag === 'm').join('');
      const message = `${pattern} is how JavaScript writes a pattern: here the slashes are characters of the text`;
      const hint = `write '${anywhere(body, kept)}'`;
      return [findingAt(source, { at: below(at, 'value') }, { message, hint })];
    }),
};

/** True for facts whose values contain slashes. */
export function holdsPaths(fact: string): boolean {
  return /\b(?:url|uri|path)\b|(?:Ur[il]|UR[IL]|Path)\b/.test(fact);
}

/** Parses a pattern in JavaScript notation; undefined for other texts, such as a path with unescaped slashes. */
export function javaScriptIn(pattern: string): { pattern: string; body: string; flags: string } | undefined {
  const [, body, flags = ''] =
    /^\/((?:\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[^\\/[])+)\/([dgimsuvy]*)$/.exec(pattern) ?? [];
  return body === undefined ? undefined : { pattern, body: body.replaceAll('\\/', '/'), flags };
}
