import { below } from '../../diagnostics/source-file.ts';
import { leavesDotOpen, tokensOf } from '../../engine/operators/pattern-tokens.ts';
import type { Test } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import type { TestLiteral } from '../logic/literal.ts';
import { doesNotDeny, isMissing, passes } from '../logic/outcome-sets.ts';
import type { IndexedRule, RuleIndex } from '../rule-index.ts';
import { anywhere } from './anywhere.ts';
import { acceptedBy } from './domain-tests.ts';

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
function holdsPaths(fact: string): boolean {
  return /\b(?:url|uri|path)\b|(?:Ur[il]|UR[IL]|Path)\b/.test(fact);
}

/** Parses a pattern in JavaScript notation; undefined for other texts, such as a path with unescaped slashes. */
function javaScriptIn(pattern: string): { pattern: string; body: string; flags: string } | undefined {
  const [, body, flags = ''] =
    /^\/((?:\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[^\\/[])+)\/([dgimsuvy]*)$/.exec(pattern) ?? [];
  return body === undefined ? undefined : { pattern, body: body.replaceAll('\\/', '/'), flags };
}

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

export const notmatchesLineBreak: Check = {
  code: 'notmatches-line-break',
  severity: 'warn',
  description:
    'A pattern of a forbidden text with a dot that does not specify whether it matches a line break.',
  rationale:
    'If the match of a text with a line break depends on the dot, the whole decision fails. The user is denied with the `onError` outcome instead of the outcome of this rule, and an error is logged.',
  source: '[rules.md](rules.md#line-breaks-in-patterns)',
  fix: 'Begin the pattern with `(?s)`: texts with line breaks are then forbidden too.',
  find: (index) => {
    const found = new Map(
      decidingPatterns(index)
        .filter(({ refusesMatch }) => refusesMatch)
        .flatMap(({ rule, literal, patterns }) => {
          const pattern = patterns.find((one) => leavesDotOpen(one) && isPattern(one));
          return pattern === undefined
            ? []
            : [[`${rule.source.path} ${literal.at}`, { rule, literal, pattern }] as const];
        }),
    );
    return [...found.values()].map(({ rule, literal, pattern }) => {
      const message = `a text with a line break can fail the decision, and gets onError instead of "${rule.rule.name}": "." in the pattern does not say whether it is one`;
      const hint = `write '${withFlag(pattern)}'`;
      return findingAt(rule.source, { at: below(literal.at, 'value') }, { message, hint });
    });
  },
};

/** False for invalid patterns, which are reported elsewhere. */
function isPattern(pattern: string): boolean {
  return acceptedBy('matches', pattern) !== undefined;
}

function withFlag(pattern: string): string {
  return /^\(\?[imU]+\)/.test(pattern) ? pattern.replace(')', 's)') : `(?s)${pattern}`;
}

/** A pattern that decides whether a rule refuses a request. */
interface DecidingPattern {
  rule: IndexedRule;
  literal: TestLiteral;
  patterns: string[];
  /** True if a text that matches is refused; false if a text that does not match is refused. */
  refusesMatch: boolean;
}

/** The patterns in the conjunctions that avoid a rule's refusal; one result for each conjunction. */
export function decidingPatterns({ soundTypes, logic }: RuleIndex): DecidingPattern[] {
  return soundTypes.flatMap(({ rules }) =>
    rules
      .filter(({ decides }) => decides)
      .flatMap((rule) =>
        [true, false]
          .filter((holds) => refusesOnlyOtherwise(rule, holds))
          .flatMap((holds) => logic.conjunctions(rule, holds, 'when') ?? [])
          .flatMap((conjunction) => conjunction.flatMap((literal) => patternIn(literal, rule))),
      ),
  );
}

/** True if a rule denies, or at least does not allow, only if its condition has the other result. */
function refusesOnlyOtherwise({ then, otherwise }: IndexedRule, holds: boolean): boolean {
  const [outcome, other] = holds ? [then, otherwise] : [otherwise, then];
  return doesNotDeny(outcome) && (denies(other) || (passes(outcome) && isMissing(other)));
}

function patternIn(literal: TestLiteral, rule: IndexedRule): DecidingPattern[] {
  const patterns = patternsOf({ ...literal.test, operator: literal.operator });
  if (patterns.length === 0) return [];
  const [name, ...decorators] = literal.operator.split(':').reverse();
  // Negations behind decorators such as someFact: are still part of the operator.
  const isNegative = (name === 'notMatches') !== (decorators.filter((one) => one === 'not').length % 2 === 1);
  return [{ rule, literal, patterns, refusesMatch: literal.accepts.has(isNegative) }];
}

/** The patterns of a `matches` or `notMatches` test; empty for other operators. */
export function patternsOf({ operator, value }: Pick<Test, 'operator' | 'value'>): string[] {
  if (!/(?:^|:)(?:matches|notMatches)$/.test(operator)) return [];
  return [value].flat().filter((pattern) => typeof pattern === 'string');
}
