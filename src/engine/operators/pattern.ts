import { RE2JS, RE2JSException } from 're2js';
import { textsMatching } from './matching-texts.ts';
import { EvaluationError, notText, type Operator, textOf, type ValueProblem } from './operator.ts';
import { foreignConstruct } from './perl-syntax.ts';

/** Linear time still grows with the input: long patterns and texts are refused. */
const LIMITS = { pattern: 512, program: 1000, subject: 4096 };

/** KELVIN SIGN and LONG S, which RE2 takes for "k" and "s" when it ignores case. */
const LOOKALIKES = /[\u212a\u017f]/;

/**
 * `matches` and its opposite: RE2 syntax, anchored to the whole text. Linear time for any text.
 *
 * `.` matches every character but the line feed. A text that matches only if `.` matched that, too, fails the
 * evaluation: otherwise a line break would disable a denial.
 */
function wholeMatch(name: string, wanted: boolean, flags = 0): Operator {
  return {
    name,
    expects: 'a pattern in RE2 syntax',
    prepare: (value) => {
      const pattern = typeof value === 'string' ? compilePattern(value, flags) : notAPattern(value);
      if (!(pattern instanceof RE2JS)) return pattern;
      const ignoring = ignoresCase(pattern, flags);
      const dotDecides = dotDecidesFor(pattern, flags);
      return (fact) => {
        const text = textOf(fact);
        if (text === undefined) return undefined;
        if (text.length > LIMITS.subject) {
          throw new EvaluationError(
            'subject-too-long',
            `a text of ${text.length} characters is too long for ${name} (at most ${LIMITS.subject})`,
          );
        }
        if (dotDecides(text)) throw new EvaluationError('line-break', OPEN_DOT);
        if (ignoring && LOOKALIKES.test(text)) return undefined;
        return pattern.matches(text) === wanted;
      };
    },
    doesNotApply: (fact, value) => {
      const text = textOf(fact);
      const pattern = typeof value === 'string' ? compilePattern(value, flags) : undefined;
      if (text === undefined) return notText(fact);
      if (!(pattern instanceof RE2JS) || text.length > LIMITS.subject) return undefined;
      if (dotDecidesFor(pattern, flags)(text)) return undefined;
      return ignoresCase(pattern, flags) && LOOKALIKES.test(text) ? LOOKS_ALIKE : undefined;
    },
    boundaryValues: (value) => {
      const pattern = compilePattern(String(value), flags);
      return pattern instanceof RE2JS ? aroundTexts(textsMatching(pattern.re2().prog)) : [];
    },
    ...(flags === 0 && { ignoringCase: () => wholeMatch(name, wanted, RE2JS.CASE_INSENSITIVE) }),
  };
}

/** Texts, others one character away from them, and texts with a line break, which `.` takes only under `(?s)`. */
function aroundTexts(texts: readonly string[]): string[] {
  const around = texts.flatMap((text) => [
    text,
    `${text}x`,
    text.slice(0, -1),
    text.toUpperCase(),
    text.toLowerCase(),
  ]);
  return [...around, `${texts[0] ?? ''}\n`, 'a\nb'];
}

const LOOKS_ALIKE = 'has a character that RE2 takes for k or s where it ignores case (U+212A or U+017F)';

/** Error message for logs, so without the text. */
const OPEN_DOT =
  'the text has a line break, and whether the pattern matches depends on whether "." is one: ' +
  'begin the pattern with (?s) if it is, write [^\\n] if it is not';

function ignoresCase(pattern: RE2JS, flags: number): boolean {
  return flags !== 0 || /\(\?[a-zA-Z]*i/.test(pattern.pattern());
}

/** True if a text has line breaks, and a pattern matches it only if `.` matches them. */
function dotDecidesFor(pattern: RE2JS, flags: number): (text: string) => boolean {
  const source = pattern.pattern();
  // Compiled for the first text with a line break: few patterns ever need it.
  let dotAll: RE2JS | undefined;
  return (text) => {
    if (!text.includes('\n') || !source.includes('.')) return false;
    dotAll ??= RE2JS.compile(source, flags | RE2JS.DOTALL);
    return dotAll.matches(text) && !pattern.matches(text);
  };
}

function notAPattern(value: unknown): ValueProblem {
  return {
    code: 'value-type',
    message: 'expected a pattern',
    hint: typeof value === 'object' ? "quote the pattern: '\\d{4}'" : `quote it: '${value}'`,
  };
}

/** Compiles a pattern in RE2 syntax, within limits. */
export function compilePattern(source: string, flags = 0): RE2JS | ValueProblem {
  if (source.length > LIMITS.pattern)
    return {
      code: 'pattern',
      message: `the pattern is longer than ${LIMITS.pattern} characters`,
      hint: 'use a list',
    };
  try {
    const pattern = RE2JS.compile(source, flags);
    if (pattern.programSize() <= LIMITS.program) return pattern;
    return {
      code: 'pattern',
      message: 'the pattern is too large once its repeats are written out',
      hint: 'use smaller repeat counts',
    };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return notRe2(source, error.message);
  }
}

function notRe2(source: string, message: string): ValueProblem {
  const foreign = foreignConstruct(source);
  if (foreign === undefined)
    return { code: 'pattern', message, hint: 'RE2 syntax: https://github.com/google/re2/wiki/Syntax' };
  const { written, at, name, instead } = foreign;
  const what = `"${written}" at character ${at} of the pattern is ${name}, which RE2 does not have`;
  return { code: 'pattern', message: what, hint: instead };
}

export const patternOperators: Operator[] = [wholeMatch('matches', true), wholeMatch('notMatches', false)];
