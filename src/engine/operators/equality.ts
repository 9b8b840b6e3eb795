import type { Scalar } from '../../rules/rule-file.ts';
import { foldCase } from './fold-case.ts';
import { holds, type Key, type Keys, noteEntries, readKeys } from './keys.ts';
import {
  firstElements,
  isProblem,
  type Literal,
  notText,
  type Operator,
  onBothSides,
  type TestContext,
  textOf,
  type ValueProblem,
  type Verdict,
} from './operator.ts';

/**
 * Canonical form of a scalar: a number is its decimal text, so that `"1234"` equals 1234; true and false never equal
 * text.
 */
function keyOf(value: unknown, fold: boolean): Key | undefined {
  if (typeof value === 'boolean') return value;
  const text = textOf(value);
  return text !== undefined && fold ? foldCase(text) : text;
}

/** Reason why a value never equals another one; undefined if it may. */
function notAScalar(value: unknown): string | undefined {
  if (keyOf(value, false) !== undefined) return undefined;
  return typeof value === 'number' ? notText(value) : 'is not one text, number, true or false';
}

function equality(name: string, wanted: boolean, fold = false): Operator {
  const compareKeys = (left: Key | undefined, right: Key | undefined): Verdict => {
    return left === undefined || right === undefined ? undefined : (left === right) === wanted;
  };
  return {
    name,
    expects: 'text, a number, true or false',
    compare: (fact, value) => compareKeys(keyOf(fact, fold), keyOf(value, fold)),
    prepare: (value) => {
      if (typeof value === 'object' || value === undefined)
        return {
          code: 'value-type',
          message: 'expected one value: text, a number, true or false',
          hint: 'to compare with several, use in',
        };
      const problem = foldProblem(value, fold) ?? unsafeNumber(value);
      if (problem !== undefined) return problem;
      const key = keyOf(value, fold);
      return (fact) => compareKeys(keyOf(fact, fold), key);
    },
    doesNotApply: onBothSides(notAScalar),
    boundaryValues: (value) => [...aroundScalar(value), 'another'],
    ...(!fold && { ignoringCase: () => equality(name, wanted, true) }),
  };
}

function membership(name: string, wanted: boolean, fold = false): Operator {
  const test = (fact: unknown, keys: Keys, context: TestContext): Verdict => {
    const key = keyOf(fact, fold);
    if (key === undefined) return undefined;
    const found = holds(keys, key, context.now);
    if (context.noted !== undefined) noteEntries(keys, [key], context.now, context.noted);
    return found === wanted;
  };
  return {
    name,
    expects: 'a list of values, or { list: NAME }',
    compare: (fact, value, context) => {
      if (!Array.isArray(value)) return undefined;
      const keys = value.map((element) => keyOf(element, fold));
      const known = keys.filter((key) => key !== undefined);
      const verdict = test(fact, new Map(known.map((key) => [key, Number.POSITIVE_INFINITY])), context);
      const missed = verdict === !wanted;
      return missed && known.length < keys.length ? undefined : verdict;
    },
    prepare: (value) => {
      const keys = keysOf(value, fold);
      return isProblem(keys) ? keys : (fact, context) => test(fact, keys, context);
    },
    doesNotApply: notAScalar,
    boundaryValues: (value) => [...firstElements(value).flatMap(aroundScalar), 'another'],
    ...(!fold && { ignoringCase: () => membership(name, wanted, true) }),
  };
}

/** The value itself, and values that differ slightly. */
function aroundScalar(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [value, !value, String(value)];
  if (typeof value === 'number') return [value, String(value), value + 1];
  return [value, `${value}x`, String(value).toUpperCase(), String(value).toLowerCase()];
}

function keysOf(value: Literal, fold: boolean): Keys | ValueProblem {
  const read = (element: Scalar) => {
    const problem = foldProblem(element, fold) ?? unsafeNumber(element);
    if (problem !== undefined) return problem;
    const key = keyOf(element, fold);
    return key === undefined ? NOT_SCALAR : [key];
  };
  return readKeys(value, fold ? 'foldedText' : 'text', read, {
    code: 'value-type',
    message: 'expected a list of values, or { list: NAME }',
    hint: 'to compare with one value, use equal',
  });
}

const NOT_SCALAR: ValueProblem = { code: 'value-type', message: 'expected text, a number, true or false' };

function foldProblem(value: unknown, fold: boolean): ValueProblem | undefined {
  if (!fold || typeof value === 'string') return undefined;
  return {
    code: 'quote-it',
    message: `ignoreCase: compares text, and ${value} is not text`,
    hint: `quote it: "${value}"`,
  };
}

function unsafeNumber(value: unknown): ValueProblem | undefined {
  if (typeof value !== 'number' || textOf(value) !== undefined) return undefined;
  return {
    code: 'quote-it',
    message: `the number ${value} cannot be kept exactly`,
    hint: `quote it: "${value}"`,
  };
}

export const equalityOperators: Operator[] = [
  equality('equal', true),
  equality('notEqual', false),
  membership('in', true),
  membership('notIn', false),
];
