import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { anywhere } from './anywhere.ts';
import { patternsOf } from './deciding-patterns.ts';

export const notmatchesJsPattern: Check = {
  code: 'notmatches-js-pattern',
  severity: 'warn',
  description: 'A pattern that is written between slashes, as in JavaScript.',
  rationale:
    'The slashes and the letters behind them are characters of the pattern here. It matches next to no text, so `notMatches` lets in what it is there to keep out.',
  source: 'RE2 syntax: flags stand in front, as in `(?i)`; `matches` tests the whole text',
  fix: "Leave out the slashes, write the flags in front, and `.*` where more may stand: `'/https?:/i'` is `'(?is).*https?:.*'`.",
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

/** Whether the values of a fact have slashes themselves. */
export function holdsPaths(fact: string): boolean {
  return /\b(?:url|uri|path)\b|(?:Ur[il]|UR[IL]|Path)\b/.test(fact);
}

/** What a pattern of JavaScript is made of; undefined for any other, such as a path: slashes within are escaped. */
export function javaScriptIn(pattern: string): { pattern: string; body: string; flags: string } | undefined {
  const [, body, flags = ''] =
    /^\/((?:\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[^\\/[])+)\/([dgimsuvy]*)$/.exec(pattern) ?? [];
  return body === undefined ? undefined : { pattern, body: body.replaceAll('\\/', '/'), flags };
}
