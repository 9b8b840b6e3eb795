import { inspect } from 'node:util';
import { findOperator } from '../../../../src/engine/operators/index.ts';
import {
  isProblem,
  type Literal,
  type Operator,
  type ValueProblem,
  type Verdict,
} from '../../../../src/engine/operators/operator.ts';

export const NOW = Date.UTC(2026, 2, 1, 9);

export function operatorNamed(written: string): Operator {
  const found = findOperator(written);
  if ('code' in found) throw new Error(`${written}: ${found.message}`);
  return found;
}

/** The verdict of an operator, with its decorators, on a fact. */
export function judge(written: string, value: Literal, fact: unknown, now = NOW): Verdict {
  const test = operatorNamed(written).prepare(value);
  if (isProblem(test)) throw new Error(`${written}: ${test.message}`);
  return test(fact, { now });
}

/** The verdict of an operator on two facts. */
export function judgeFacts(written: string, fact: unknown, value: unknown): Verdict {
  const { compare } = operatorNamed(written);
  if (compare === undefined) throw new Error(`${written} cannot compare two facts`);
  return compare(fact, value, { now: NOW });
}

/** The reason why an operator refuses a value. */
export function problemOf(written: string, value: Literal): ValueProblem {
  const test = operatorNamed(written).prepare(value);
  if (!isProblem(test)) throw new Error(`${written} takes the value`);
  return test;
}

/** A value for a test's title: in ASCII, in one line, short. */
export function show(value: unknown): string {
  const text = inspect(value, { breakLength: Number.POSITIVE_INFINITY }).replace(
    /[^ -~]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return text.length > 70 ? `${text.slice(0, 60)}… (${text.length})` : text;
}
