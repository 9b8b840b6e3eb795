import { isAbsent } from '../../rules/fact-path.ts';
import {
  type Element,
  type FactTest,
  firstElements,
  isList,
  isProblem,
  type Literal,
  type NotedEntries,
  type Operator,
  readEach,
  type TestContext,
  type ValueProblem,
  type Verdict,
  verdictOf,
} from './operator.ts';

/** Wraps the operator behind it; a problem if that operator cannot be wrapped. */
export type Decorator = (next: Operator) => Operator | ValueProblem;

type Compare = NonNullable<Operator['compare']>;

/** Reason why an operator does not apply to a fact. */
type Why = (fact: unknown) => string | undefined;

/** A decorator that changes how the fact is tested. */
function onFact(
  change: (test: (fact: unknown) => Verdict, fact: unknown) => Verdict,
  around: (boundaryValues: unknown[]) => unknown[] = (boundaryValues) => boundaryValues,
  explain: (why: Why, fact: unknown) => string | undefined = (why, fact) => why(fact),
): Decorator {
  return function decorate(next): Operator {
    const { compare, ignoringCase, boundaryValues, doesNotApply } = next;
    return {
      ...next,
      ...(doesNotApply && {
        doesNotApply: (fact: unknown, value: unknown) => explain((part) => doesNotApply(part, value), fact),
      }),
      boundaryValues: (value, context) => around(boundaryValues(value, context)),
      prepare: (value) => {
        const test = next.prepare(value);
        return isProblem(test) ? test : (fact, context) => change((part) => test(part, context), fact);
      },
      ...(compare && {
        compare: (fact: unknown, value: unknown, context: TestContext) =>
          change((part) => compare(part, value, context), fact),
      }),
      ...(ignoringCase && { ignoringCase: () => decorate(ignoringCase()) as Operator }),
    };
  };
}

/** A decorator that tests each element of the value. */
function onValue(settling: boolean): Decorator {
  const combine = settledBy(settling);
  return function decorate(next): Operator {
    const { compare, ignoringCase, boundaryValues, doesNotApply } = next;
    const compareEach: Compare | undefined =
      compare &&
      ((fact, value, context) =>
        Array.isArray(value) ? combine(value.map((part) => compare(fact, part, context))) : undefined);
    return {
      ...next,
      expects: `a list, each of its elements ${next.expects}`,
      ...(doesNotApply && {
        doesNotApply: (fact: unknown, value: unknown) =>
          firstReason(Array.isArray(value) ? value : [], (part) => doesNotApply(fact, part)),
      }),
      prepare: (value) => prepareEach(next, value, settling),
      boundaryValues: (value, context) =>
        firstElements(value).flatMap((element) => boundaryValues(element, context)),
      ...(compareEach && { compare: compareEach }),
      ...(ignoringCase && { ignoringCase: () => decorate(ignoringCase()) as Operator }),
    };
  };
}

function prepareEach(next: Operator, value: Literal, settling: boolean): FactTest | ValueProblem {
  const tests = readEach<FactTest>(value, next.prepare, {
    code: 'value-type',
    message: 'expected a list of values, or { list: NAME }',
  });
  if (isProblem(tests)) return tests;
  const combine = settledBy(settling);
  return (fact, context) => {
    const { now, noted } = context;
    const current = tests.filter(({ expires }) => expires > now);
    const verdict = combine(current.map(({ value: test }) => test(fact, context)));
    if (noted !== undefined) noteSettling(tests, fact, settling, now, noted);
    return verdict;
  };
}

/** Adds the elements that settle the verdict to a trace, or else the expired ones, which would have settled it. */
function noteSettling(
  tests: readonly Element<FactTest>[],
  fact: unknown,
  settling: boolean,
  now: number,
  noted: NotedEntries,
): void {
  const found = tests.filter(({ value: test }) => verdictOf(test, fact, { now }) === settling);
  const matched = found.filter(({ expires }) => expires > now);
  noted.matched.push(...matched.map(({ named }) => named));
  if (matched.length > 0) return;
  for (const { expires, named } of found)
    if (named.file !== undefined && named.line !== undefined)
      noted.expired.push({ entry: named.entry, file: named.file, line: named.line, expires });
}

/**
 * Combines verdicts: one settling verdict decides. Without verdicts, or with an undefined one, the result is undefined,
 * so that `not:` never turns it into true.
 */
const settledBy =
  (settling: boolean) =>
  (verdicts: Verdict[]): Verdict => {
    if (verdicts.includes(settling)) return settling;
    return verdicts.length === 0 || verdicts.includes(undefined) ? undefined : !settling;
  };

const some = settledBy(true);
const every = settledBy(false);

const elementsOf = (combine: (verdicts: Verdict[]) => Verdict): Decorator =>
  onFact(
    (test, fact) => (Array.isArray(fact) ? combine(fact.map(test)) : undefined),
    (elements) => [[], ...elements.map((element) => [element]), elements],
    (why, fact) => {
      if (!Array.isArray(fact)) return 'is not an array';
      if (fact.length === 0) return 'is an empty array';
      return firstReason(fact, (element) => {
        const reason = isAbsent(element) ? 'is absent' : why(element);
        return reason && `has the element ${JSON.stringify(element)}, which ${reason}`;
      });
    },
  );

/** A decorator that tests a list which is made of the fact, where there is one. */
const asList = (
  listOf: (fact: unknown) => string[] | undefined,
  factOf: (list: unknown[]) => unknown,
  otherwise: string,
): Decorator =>
  onFact(
    (test, fact) => {
      const list = listOf(fact);
      return list === undefined ? undefined : test(list);
    },
    (values) => values.flatMap((value) => (Array.isArray(value) ? [factOf(value)] : [])),
    (why, fact) => {
      const list = listOf(fact);
      return list === undefined ? otherwise : why(list);
    },
  );

const wordsOf = (fact: unknown): string[] | undefined =>
  typeof fact === 'string' ? fact.split(/\s+/).filter((word) => word !== '') : undefined;

const keysOf = (fact: unknown): string[] | undefined =>
  typeof fact === 'object' && fact !== null && !Array.isArray(fact) ? Object.keys(fact) : undefined;

function firstReason(parts: readonly unknown[], why: Why): string | undefined {
  for (const part of parts) {
    const reason = why(part);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** One fact of each kind. A literal that the operator compares with none of them is a mistake. */
const PROBES: unknown[] = ['a', 1, true, '2026-01-01T00:00:00Z', ['a'], [1], [true]];

const swap: Decorator = (next) => {
  const { compare } = next;
  if (compare === undefined)
    return {
      code: 'decorator',
      message: `swap: cannot stand before ${next.name}`,
      hint: 'write the rule the other way round',
    };
  return {
    name: next.name,
    expects: 'a value',
    prepare: (value) => {
      const judged = PROBES.some((probe) => compare(value, probe, { now: 0 }) !== undefined);
      if (judged && !isList(value)) return (fact, context) => compare(value, fact, context);
      const message = `${next.name} could never judge this value in the place of the fact`;
      return { code: 'value-type', message, hint: 'give a value that a request could hold there' };
    },
    compare: (fact, value, context) => compare(value, fact, context),
    boundaryValues: (value) => [...[value].flat(), 'another'],
    ...(next.ignoringCase && { ignoringCase: () => swap(next.ignoringCase?.() ?? next) as Operator }),
  };
};

const trimmed = (fact: unknown): unknown => (typeof fact === 'string' ? fact.trim() : fact);

const ignoreCase: Decorator = (next) =>
  next.ignoringCase?.() ?? {
    code: 'decorator',
    message: `ignoreCase: cannot stand before ${next.name}`,
    hint: 'leave it out',
  };

/**
 * json-rules-engine's decorators (its docs/rules.md, "Operator Decorators"), plus ignoreCase, trim, words and keys. If the operator
 * behind `not:` does not apply to a fact, neither does the negation.
 */
export const decorators: ReadonlyMap<string, Decorator> = new Map([
  [
    'not',
    onFact((test, fact) => {
      const verdict = test(fact);
      return verdict === undefined ? undefined : !verdict;
    }),
  ],
  ['someFact', elementsOf(some)],
  ['everyFact', elementsOf(every)],
  ['words', asList(wordsOf, (list) => list.join(' '), 'is not text')],
  [
    'keys',
    asList(keysOf, (list) => Object.fromEntries(list.map((name) => [String(name), true])), 'is not a map'),
  ],
  ['someValue', onValue(true)],
  ['everyValue', onValue(false)],
  ['swap', swap],
  ['ignoreCase', ignoreCase],
  [
    'trim',
    onFact(
      (test, fact) => test(trimmed(fact)),
      (values) => values.flatMap((value) => (typeof value === 'string' ? [value, ` ${value} `] : [value])),
      (why, fact) => why(trimmed(fact)),
    ),
  ],
]);
