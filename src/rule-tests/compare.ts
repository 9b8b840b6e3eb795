import { isDeepStrictEqual } from 'node:util';
import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { HookResponse } from '../hooks/contract.ts';
import { profileCommands } from '../hooks/registration/commands.ts';
import type { ErrorCause } from '../rules/rule-file.ts';
import type { TestCase } from './prepare.ts';
import type { Expectation } from './rule-tests.ts';

/** What is not as it was expected. */
export interface Failure {
  /** `decision`, `rule corporate-email`, `attribute mobilePhone` … */
  what: string;
  expected: unknown;
  /** Undefined where there is nothing. */
  actual: unknown;
  /** Where the expectation stands in the test file. */
  at: Pointer;
  /** The rule that the expectation is about; left out where it is the answer as a whole. */
  rule?: string;
}

/** What a request was answered, as far as an expectation can speak of it. */
export interface Answer {
  decision: string;
  rules: ReadonlyMap<string, boolean | 'skipped' | 'error'>;
  /** What the decision had been with a rule in shadow enforced; without those behind the rule that decided. */
  shadow: ReadonlyMap<string, string>;
  response: HookResponse | Record<string, unknown>;
  status: number;
}

type Compare = (
  expect: Expectation,
  answer: Answer,
) => (Omit<Failure, 'at'> & { path: (string | number)[] })[];

/** Everything about an answer that is not as the test expects it, in the order of the schema. */
export function compare({ expect, expectAt }: TestCase, answer: Answer): Failure[] {
  return COMPARISONS.flatMap((comparison) => comparison(expect, answer)).map(({ path, ...failure }) => ({
    ...failure,
    at: below(expectAt, ...path),
  }));
}

/** One key that has to be exactly so. */
function exactly(key: 'decision' | 'status' | 'response', actualOf: (answer: Answer) => unknown): Compare {
  return (expect, answer) => {
    const expected = expect[key];
    const actual = actualOf(answer);
    if (expected === undefined || isDeepStrictEqual(expected, actual)) return [];
    return [{ what: key, expected, actual, path: [key] }];
  };
}

const rules: Compare = ({ rules = {} }, answer) =>
  Object.entries(rules).flatMap(([rule, expected]) => {
    // A rule behind the one that decided is not reached.
    const actual = answer.rules.get(rule) ?? 'skipped';
    return actual === expected
      ? []
      : [{ what: `rule ${rule}`, expected, actual, path: ['rules', rule], rule }];
  });

const shadow: Compare = ({ shadow = {} }, answer) =>
  Object.entries(shadow).flatMap(([rule, expected]) => {
    // Behind the rule that decided it could not have changed anything.
    const actual = answer.shadow.get(rule) ?? answer.decision;
    return actual === expected
      ? []
      : [{ what: `shadow ${rule}`, expected, actual, path: ['shadow', rule], rule }];
  });

const errorCauses: Compare = ({ errorCauses = [] }, { response }) => {
  const causes: Partial<ErrorCause>[] = (response as HookResponse).error?.errorCauses ?? [];
  return errorCauses.flatMap((expected, index) => {
    // Of several causes the one that is most like what was expected is shown, as far as it is compared.
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

const set: Compare = ({ set = {} }, { response }) => {
  const updates = ((response as HookResponse).commands ?? []).filter(({ type }) =>
    profileCommands.includes(type),
  );
  // As Okta would run them: of two that set an attribute the later one counts.
  const attributes: Record<string, unknown> = Object.assign({}, ...updates.map(({ value }) => value));
  return Object.entries(set).flatMap(([attribute, expected]) => {
    const actual = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    if (isDeepStrictEqual(actual, expected)) return [];
    return [{ what: `attribute ${attribute}`, expected, actual, path: ['set', attribute] }];
  });
};

const commands: Compare = ({ commands: expected }, { response }) => {
  const actual = (response as HookResponse).commands ?? [];
  if (expected === undefined || isDeepStrictEqual(expected, actual)) return [];
  return [{ what: 'commands', expected, actual, path: ['commands'] }];
};

const COMPARISONS: Compare[] = [
  exactly('decision', ({ decision }) => decision),
  rules,
  shadow,
  errorCauses,
  set,
  commands,
  exactly('response', ({ response }) => response),
  exactly('status', ({ status }) => status),
];
