import { foldCase } from './fold-case.ts';
import {
  type Literal,
  notText,
  type Operator,
  onBothSides,
  textOf,
  type ValueProblem,
  type Verdict,
} from './operator.ts';

type Fold = (text: string) => string;

const asItIs: Fold = (text) => text;

/** The text to look for; undefined for empty text, which every text contains. */
function soughtText(value: unknown): string | undefined {
  return textOf(value) || undefined;
}

/** An operator on two texts. */
function textOperator(
  name: string,
  test: (fact: string, value: string) => boolean,
  fold: Fold = asItIs,
): Operator {
  const compare = (fact: unknown, value: unknown): Verdict => {
    const [left, right] = [textOf(fact), soughtText(value)];
    return left === undefined || right === undefined ? undefined : test(fold(left), fold(right));
  };
  return {
    name,
    expects: 'text',
    compare,
    prepare: (value) => textProblem(value) ?? ((fact) => compare(fact, value)),
    doesNotApply: (fact, value) =>
      value === '' ? 'cannot be compared with empty text' : onBothSides(notText)(fact, value),
    boundaryValues: (value) => aroundText(String(value)),
    ...(fold === asItIs && { ignoringCase: () => textOperator(name, test, foldCase) }),
  };
}

/** The text alone, at the start, at the end and within another one, shortened, and in the other case. */
function aroundText(text: string): string[] {
  return [
    text,
    `${text}x`,
    `x${text}`,
    `x${text}x`,
    text.slice(0, -1),
    text.toUpperCase(),
    text.toLowerCase(),
  ];
}

function textProblem(value: Literal): ValueProblem | undefined {
  if (typeof value === 'string')
    return value === '' ? { code: 'value-type', message: 'empty text is in every text' } : undefined;
  if (typeof value === 'number' || typeof value === 'boolean') {
    return {
      code: 'quote-it',
      message: `this operator compares text, and ${value} is not text`,
      hint: `quote it: "${value}"`,
    };
  }
  return { code: 'value-type', message: 'this operator compares with one text' };
}

/** `contains` and its opposite; for an array, whether the value is one of its elements. */
function membershipOrText(name: string, wanted: boolean, fold: Fold = asItIs): Operator {
  const text = textOperator(name, (fact, value) => fact.includes(value) === wanted, fold);
  const compare = (fact: unknown, value: unknown): Verdict => {
    if (!Array.isArray(fact)) return text.compare?.(fact, value, { now: 0 });
    const sought = soughtText(value);
    if (sought === undefined) return undefined;
    const elements = fact.map(textOf);
    if (elements.some((element) => element !== undefined && fold(element) === fold(sought))) return wanted;
    return elements.includes(undefined) ? undefined : !wanted;
  };
  return {
    ...text,
    doesNotApply: (fact, value) => {
      if (!Array.isArray(fact)) return text.doesNotApply?.(fact, value);
      return compare(fact, value) === undefined ? 'has an element that is not text' : undefined;
    },
    compare,
    prepare: (value) => textProblem(value) ?? ((fact) => compare(fact, value)),
    ...(fold === asItIs && { ignoringCase: () => membershipOrText(name, wanted, foldCase) }),
  };
}

/** `digits`: so many ASCII digits and nothing else. */
const digits: Operator = {
  name: 'digits',
  expects: 'a number of digits, or [least, most]',
  prepare: (value) => {
    const bounds = boundsOf(value);
    if (bounds === undefined)
      return {
        code: 'value-type',
        message: 'expected a number of digits, or [least, most]',
        hint: 'digits: 4 or [4, 6]',
      };
    const [least, most] = bounds;
    return (fact) => {
      const text = textOf(fact);
      if (text === undefined) return undefined;
      return text.length >= least && text.length <= most && /^[0-9]+$/.test(text);
    };
  },
  doesNotApply: notText,
  boundaryValues: (value) => {
    const [least, most] = boundsOf(value) ?? [1, 1];
    const digits = [least - 1, least, most, most + 1].map((length) =>
      '1234567890'.repeat(length).slice(0, length),
    );
    return [...digits, `${digits[0]}a`, ` ${digits[0]}`];
  },
};

/** `lengthBetween`: counted in Unicode code points. */
const lengthBetween: Operator = {
  name: 'lengthBetween',
  expects: '[least, most]',
  prepare: (value) => {
    const bounds = Array.isArray(value) ? boundsOf(value, 0) : undefined;
    if (bounds === undefined)
      return {
        code: 'value-type',
        message: 'expected [least, most] with whole numbers',
        hint: 'write it as [1, 64]',
      };
    const [least, most] = bounds;
    return (fact) => {
      const text = textOf(fact);
      if (text === undefined) return undefined;
      // A code point has at most two UTF-16 units: a text longer than that need not be counted.
      if (text.length > most * 2) return false;
      const length = [...text].length;
      return length >= least && length <= most;
    };
  },
  doesNotApply: notText,
  boundaryValues: (value) => {
    const [least, most] = boundsOf(value, 0) ?? [0, 0];
    return [least - 1, least, most, most + 1].map((length) => 'a'.repeat(Math.max(0, length)));
  },
};

function boundsOf(value: Literal, smallest = 1): [least: number, most: number] | undefined {
  const [least, most] = Array.isArray(value) && value.length === 2 ? value : [value, value];
  const whole =
    typeof least === 'number' &&
    typeof most === 'number' &&
    Number.isInteger(least) &&
    Number.isInteger(most);
  return whole && least >= smallest && most >= least && most <= 4096 ? [least, most] : undefined;
}

export const textOperators: Operator[] = [
  textOperator('startsWith', (fact, value) => fact.startsWith(value)),
  textOperator('endsWith', (fact, value) => fact.endsWith(value)),
  membershipOrText('contains', true),
  membershipOrText('doesNotContain', false),
  digits,
  lengthBetween,
];
