import { isDeepStrictEqual } from 'node:util';
import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { HookContract, HookResponse } from '../hooks/contract.ts';
import type { ErrorCause } from '../rules/rule-file.ts';
import type { TestCase } from './prepare.ts';
import type { Expectation } from './rule-tests.ts';

/** A difference between an answer and the expectation. */
export interface TestFailure {
  /** `decision`, `rule corporate-email`, `attribute mobilePhone` … */
  what: string;
  expected: unknown;
  /** Undefined if the answer has none. */
  actual: unknown;
  /** Position of the expectation in the test file. */
  at: Pointer;
  /** The rule that the expectation is about; left out for the whole answer. */
  rule?: string;
}

/** The parts of an answer that an expectation can name. */
export interface TestedAnswer {
  decision: string;
  rules: ReadonlyMap<string, boolean | 'skipped' | 'error'>;
  /** The decision if a shadow rule were enforced; without rules behind the one that decided. */
  shadow: ReadonlyMap<string, string>;
  response: HookResponse | Record<string, unknown>;
  status: number;
}

type AnswerComparison = (
  expect: Expectation,
  answer: TestedAnswer,
  hook: HookContract,
) => (Omit<TestFailure, 'at'> & { path: (string | number)[] })[];

/** Compares an answer with an expectation; failures are in the order of the schema. */
export function compare({ expect, expectAt, endpoint }: TestCase, answer: TestedAnswer): TestFailure[] {
  return COMPARISONS.flatMap((comparison) => comparison(expect, answer, endpoint.hook)).map(
    ({ path, ...failure }) => ({ ...failure, at: below(expectAt, ...path) }),
  );
}

/** A comparison of one key, which must be equal. */
function exactly(
  key: 'decision' | 'status' | 'response',
  actualOf: (answer: TestedAnswer) => unknown,
): AnswerComparison {
  return (expect, answer) => {
    const expected = expect[key];
    const actual = actualOf(answer);
    if (expected === undefined || isDeepStrictEqual(expected, actual)) return [];
    return [{ what: key, expected, actual, path: [key] }];
  };
}

const rules: AnswerComparison = ({ rules = {} }, answer) =>
  Object.entries(rules).flatMap(([rule, expected]) => {
    // Rules behind the one that decided are not evaluated.
    const actual = answer.rules.get(rule) ?? 'skipped';
    return actual === expected
      ? []
      : [{ what: `rule ${rule}`, expected, actual, path: ['rules', rule], rule }];
  });

const shadow: AnswerComparison = ({ shadow = {} }, answer) =>
  Object.entries(shadow).flatMap(([rule, expected]) => {
    // Behind the rule that decided, a shadow rule changes nothing.
    const actual = answer.shadow.get(rule) ?? answer.decision;
    return actual === expected
      ? []
      : [{ what: `shadow ${rule}`, expected, actual, path: ['shadow', rule], rule }];
  });

const errorCauses: AnswerComparison = ({ errorCauses = [] }, { response }) => {
  const causes: Partial<ErrorCause>[] = (response as HookResponse).error?.errorCauses ?? [];
  return errorCauses.flatMap((expected, index) => {
    // The most similar cause is shown, reduced to the expected keys.
    const [nearest] = causes
      .map((cause) => only(Object.keys(expected), cause))
      .toSorted((a, b) => agreement(expected, b) - agreement(expected, a));
    if (isDeepStrictEqual(expected, nearest)) return [];
    return [{ what: 'error cause', expected, actual: nearest, path: ['errorCauses', index] }];
  });
};

function only(keys: string[], value: object): Partial<ErrorCause> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

function agreement(a: Partial<ErrorCause>, b: Partial<ErrorCause>): number {
  return (Object.keys(a) as (keyof ErrorCause)[]).filter((key) => a[key] === b[key]).length;
}

const set: AnswerComparison = ({ set = {} }, { response }, { profileCommands }) => {
  const updates = ((response as HookResponse).commands ?? []).filter(({ type }) =>
    profileCommands.includes(type),
  );
  // As Okta runs them: the last command that sets an attribute counts.
  const attributes: Record<string, unknown> = Object.assign({}, ...updates.map(({ value }) => value));
  return Object.entries(set).flatMap(([attribute, expected]) => {
    const actual = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    if (isDeepStrictEqual(actual, expected)) return [];
    return [{ what: `attribute ${attribute}`, expected, actual, path: ['set', attribute] }];
  });
};

const commands: AnswerComparison = ({ commands: expected }, { response }) => {
  const actual = (response as HookResponse).commands ?? [];
  if (expected === undefined || isDeepStrictEqual(expected, actual)) return [];
  return [{ what: 'commands', expected, actual, path: ['commands'] }];
};

const COMPARISONS: AnswerComparison[] = [
  exactly('decision', ({ decision }) => decision),
  rules,
  shadow,
  errorCauses,
  set,
  commands,
  exactly('response', ({ response }) => response),
  exactly('status', ({ status }) => status),
];
