import type { Conjunction } from './conjunctions.ts';
import type { LiteralEvaluation, TestLiteral } from './literal.ts';
import { families } from './representative-values.ts';

/** Operators that are only true if the fact is one of the values. */
const NAMING = new Set(['equal', 'in']);

/** Operators whose result depends on the current time. */
const AGING = new Set(['olderThan', 'newerThan']);

/**
 * Finds literals that no request can meet together; undefined if none are known.
 *
 * @param last the literals that were added last, if the others are known to be satisfiable
 */
type Contradiction = (conjunction: Conjunction, last?: Conjunction) => TestLiteral[] | undefined;

export function contradictionBy(evaluation: LiteralEvaluation): Contradiction {
  const reasons = [sameTest, absence, naming, sampling];
  return (conjunction, last = conjunction) => {
    for (const fact of new Set(last.map(({ fact }) => fact))) {
      const literals = conjunction.filter((literal) => literal.fact === fact);
      if (literals.length === 1) continue;
      for (const reason of reasons) {
        const excluded = reason(literals, evaluation);
        if (excluded !== undefined) return excluded;
      }
    }
    return undefined;
  };
}

type Reason = (literals: readonly TestLiteral[], evaluation: LiteralEvaluation) => TestLiteral[] | undefined;

/** One test has only one result. */
const sameTest: Reason = (literals) => {
  const byKey = new Map<string, TestLiteral>();
  for (const literal of literals) {
    const other = byKey.get(literal.key);
    if (other?.accepts.isDisjointFrom(literal.accepts)) return [other, literal];
    byKey.set(literal.key, literal);
  }
  return undefined;
};

const asksForPresence = ({ operator }: TestLiteral) => /(^|:)present$/.test(operator);

/** An absent fact meets no test: every operator is undefined there. */
const absence: Reason = (literals) => {
  const absent = literals.find(({ operator, accepts }) => operator === 'present' && accepts.has(false));
  const met = literals.find((literal) => !asksForPresence(literal) && !literal.accepts.has(undefined));
  return absent && met && [absent, met];
};

/** If a test lists all possible values of a fact, the other tests are evaluated with each of them. */
const naming: Reason = (literals, evaluation) => {
  const named = literals.find(({ operator, accepts }) => NAMING.has(operator) && isYes(accepts));
  const values = named && evaluation.valuesOf(named);
  if (values === undefined) return undefined;
  const facts = values.flatMap(spellings);
  const others = literals.filter((literal) => literal !== named && !AGING.has(literal.operator));
  const refusals = facts.map((fact) => others.find((literal) => !evaluation.admits(literal, fact)));
  if (refusals.includes(undefined)) return undefined;
  const single = others.find((literal) => !facts.some((fact) => evaluation.admits(literal, fact)));
  const refusing = single === undefined ? new Set(refusals) : [single];
  return [named, ...refusing].filter((literal) => literal !== undefined);
};

function isYes(accepts: TestLiteral['accepts']): boolean {
  return accepts.size === 1 && accepts.has(true);
}

/** A number and its decimal text are equal, but other operators may distinguish them. */
function spellings(value: string | number | boolean): unknown[] {
  const number = Number(value);
  return typeof value !== 'boolean' && String(number) === String(value) ? [number, String(value)] : [value];
}

/** If a few values represent all others, the tests are evaluated with each of them. */
const sampling: Reason = (literals, evaluation) => {
  for (const { operators, samples } of families) {
    // Samples are RFC 3339 times.
    const related = literals.filter(
      ({ operator, test }) => operators.has(operator) && test.dateFormat === undefined,
    );
    const values = related.map(evaluation.valuesOf);
    if (related.length === 0 || values.includes(undefined)) continue;
    const found = samples(
      values.flatMap((one) => one ?? []),
      evaluation.now,
    );
    const asked = [...related, ...literals.filter(({ operator }) => operator === 'present')];
    const excluded = found && asked.length > 1 && unmetBy([null, ...found], asked, evaluation);
    if (excluded) return excluded;
  }
  return undefined;
};

/** The literals that no sample meets together: two of them if two are enough. */
function unmetBy(
  samples: readonly unknown[],
  literals: readonly TestLiteral[],
  evaluation: LiteralEvaluation,
): TestLiteral[] | undefined {
  const meets = (sample: unknown) => (literal: TestLiteral) => evaluation.admits(literal, sample);
  if (samples.some((sample) => literals.every(meets(sample)))) return undefined;
  const pairs = literals.flatMap((one, index) => literals.slice(index + 1).map((other) => [one, other]));
  return pairs.find((pair) => !samples.some((sample) => pair.every(meets(sample)))) ?? [...literals];
}
