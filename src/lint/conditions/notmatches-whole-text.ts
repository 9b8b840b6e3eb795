import { below } from '../../diagnostics/source-file.ts';
import { tokensOf } from '../../engine/operators/pattern-tokens.ts';
import { type Check, findingAt } from '../check.ts';
import { anywhere } from './anywhere.ts';
import { decidingPatterns } from './deciding-patterns.ts';
import { holdsPaths, javaScriptIn } from './notmatches-js-pattern.ts';

export const notmatchesWholeText: Check = {
  code: 'notmatches-whole-text',
  severity: 'warn',
  description:
    'A pattern in a denial that describes a part of a text, such as a word, although the whole text is compared.',
  rationale:
    'A pattern has to match the whole text: `notMatches` with `http` refuses only the text `http`, so that nobody is denied.',
  source: '[rules.md](rules.md#text): `matches` tests the whole text',
  fix: "Write `.*` at both ends, as in `'(?s).*http.*'`. For whole values use `notIn` with a list of them.",
  find: (index) => {
    const found = decidingPatterns(index).flatMap(({ rule, literal, patterns, refusesMatch }) => {
      const pattern = patterns.find((one) => isPart(one, literal.test.fact));
      if (!refusesMatch || pattern === undefined) return [];
      const { source } = rule;
      const message = `only a text that matches "${pattern}" as a whole is refused, not one that holds it`;
      return [{ source, at: literal.at, message, hint: hintFor(pattern, literal.test.operator) }];
    });
    const once = new Map(found.map((one) => [`${one.source.path} ${one.at}`, one]));
    return [...once.values()].map(({ source, at, ...finding }) =>
      findingAt(source, { at: below(at, 'value') }, finding),
    );
  },
};

function hintFor(pattern: string, operator: string): string {
  const words = plainWords(pattern);
  const negative = /not/i.test(operator) ? 'notIn' : 'in';
  const whole = words && `; if whole values are meant, use ${negative} with [${words.join(', ')}]`;
  return `write '${anywhere(pattern)}'${whole ?? ''}`;
}

/** Facts with free text, which is rarely one of a few values. */
const FREE_TEXT =
  /(?:(?<!user|login)name|title|organi[sz]ation|(?<!mail|ip)address|city|comments?|description|notes?|bio|about|message|reason|agent)$/i;

/** The beginning of a web address or a script, which is never a whole value. */
const BEGINNING = /^\(*(?:https?\??|www|javascript|script)(?![a-z])/i;

const CLASS = String.raw`\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]`;
const ONE_CHARACTER = new RegExp(String.raw`^(?:${CLASS}|\\[wWsSdD]|\\[pP](?:\w|\{\w+\}))$`);

/** A repeated character class, which matches nearly any text. */
const MANY = String.raw`(?:\.|${CLASS}|\\[wWsSdD])(?:[*+]|\{\d+,?\d*\})\??`;
const OPEN_AT_START = new RegExp(String.raw`^\^?\(*(?:\?[a-zA-Z]*:)?${MANY}`);
const OPEN_AT_END = new RegExp(String.raw`${MANY}\)*\$?$`);

/** Characters that occur within a text, and \b, which requires a word boundary. */
const MARK_AT_START = /^(?:[<=@&]|\\[.?b])/;
const MARK_AT_END = /(?:[:/<=@&]|\\b)$/;

/** True if a pattern is probably meant for a part of a text, judged by its ends or by the fact. */
function isPart(pattern: string, fact: string): boolean {
  if (javaScriptIn(pattern) !== undefined || holdsPaths(fact)) return false;
  const isFreeText = FREE_TEXT.test(fact);
  const words = plainWords(pattern);
  if (words !== undefined) return words.some((word) => isFreeText || BEGINNING.test(word));
  return alternativesOf(pattern).some((one) => {
    if (OPEN_AT_START.test(one) || OPEN_AT_END.test(one)) return false;
    // A single anchor means that text may follow at the other end.
    if (one.startsWith('^') || one.endsWith('$')) return !(one.startsWith('^') && one.endsWith('$'));
    if (ONE_CHARACTER.test(one)) return isFreeText || !/[a-z0-9]|\\[dw]/i.test(one);
    return BEGINNING.test(one) || MARK_AT_START.test(one) || MARK_AT_END.test(one);
  });
}

/** A pattern without its leading flags and without a group around all of it. */
function bare(pattern: string): string {
  return pattern.replace(/^\(\?[imsU]+\)/, '').replace(/^\((?:\?:)?([^()]*)\)$/, '$1');
}

/** The words of a pattern that consists of alternatives only: admin|root. */
function plainWords(pattern: string): string[] | undefined {
  const words = bare(pattern).split('|');
  return words.every((word) => /^[\p{L}\p{N}_ -]+$/u.test(word)) ? words : undefined;
}

function alternativesOf(pattern: string): string[] {
  const alternatives = [''];
  let depth = 0;
  for (const { kind, text } of tokensOf(bare(pattern))) {
    if (text === '(' || (kind === 'group' && !text.endsWith(')'))) depth += 1;
    if (kind === 'character' && text === ')') depth -= 1;
    if (kind === 'character' && text === '|' && depth === 0) alternatives.push('');
    else alternatives.push(`${alternatives.pop()}${text}`);
  }
  return alternatives;
}
