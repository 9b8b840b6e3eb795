import type { Conjunction } from './conjunctions.ts';
import type { TestLiteral } from './literal.ts';
import type { LiteralEvaluation } from './literal-evaluation.ts';
import { families } from './representative-values.ts';

/** Operators that are true of a fact only if it is one of the values. */
const NAMING = new Set(['equal', 'in']);

/** Operators whose verdict on one value depends on the moment. */
const AGING = new Set(['olderThan', 'newerThan']);

/**
 * Demands that no request meets together; undefined where one may.
 *
 * @param last where the rest is known to be possible: the part that came to it last
 */
export type Contradiction = (way: Conjunction, last?: Conjunction) => TestLiteral[] | undefined;

export function contradictionBy(judge: LiteralEvaluation): Contradiction {
  const reasons = [sameTest, absence, naming, sampling];
  return (way, last = way) => {
    for (const fact of new Set(last.map(({ fact }) => fact))) {
      const demands = way.filter((demand) => demand.fact === fact);
      if (demands.length === 1) continue;
      for (const reason of reasons) {
        const excluded = reason(demands, judge);
        if (excluded !== undefined) return excluded;
      }
    }
    return undefined;
  };
}

type Reason = (demands: readonly TestLiteral[], judge: LiteralEvaluation) => TestLiteral[] | undefined;

/** One test cannot come to two verdicts. */
const sameTest: Reason = (demands) => {
  const byKey = new Map<string, TestLiteral>();
  for (const demand of demands) {
    const other = byKey.get(demand.key);
    if (other?.accepts.isDisjointFrom(demand.accepts)) return [other, demand];
    byKey.set(demand.key, demand);
  }
  return undefined;
};

const asksForPresence = ({ operator }: TestLiteral) => /(^|:)present$/.test(operator);

/** An absent fact meets no test: every operator comes to nothing there. */
const absence: Reason = (demands) => {
  const absent = demands.find(({ operator, accepts }) => operator === 'present' && accepts.has(false));
  const met = demands.find((demand) => !asksForPresence(demand) && !demand.accepts.has(undefined));
  return absent && met && [absent, met];
};

/** Where a test names all values that a fact may have, each of them is tried on the other tests. */
const naming: Reason = (demands, judge) => {
  const named = demands.find(({ operator, accepts }) => NAMING.has(operator) && isYes(accepts));
  const values = named && judge.valuesOf(named);
  if (values === undefined) return undefined;
  const facts = values.flatMap(spellings);
  const others = demands.filter((demand) => demand !== named && !AGING.has(demand.operator));
  const refusals = facts.map((fact) => others.find((demand) => !judge.admits(demand, fact)));
  if (refusals.includes(undefined)) return undefined;
  const single = others.find((demand) => !facts.some((fact) => judge.admits(demand, fact)));
  const refusing = single === undefined ? new Set(refusals) : [single];
  return [named, ...refusing].filter((demand) => demand !== undefined);
};

function isYes(accepts: TestLiteral['accepts']): boolean {
  return accepts.size === 1 && accepts.has(true);
}

/** A number and its decimal text are equal, and other operators may tell them apart. */
function spellings(value: string | number | boolean): unknown[] {
  const number = Number(value);
  return typeof value !== 'boolean' && String(number) === String(value) ? [number, String(value)] : [value];
}

/** Where a few values stand for all, each of them is tried. */
const sampling: Reason = (demands, judge) => {
  for (const { operators, samples } of families) {
    const related = demands.filter(({ operator }) => operators.has(operator));
    const values = related.map(judge.valuesOf);
    if (related.length === 0 || values.includes(undefined)) continue;
    const found = samples(
      values.flatMap((one) => one ?? []),
      judge.now,
    );
    const asked = [...related, ...demands.filter(({ operator }) => operator === 'present')];
    const excluded = found && asked.length > 1 && unmetBy([null, ...found], asked, judge);
    if (excluded) return excluded;
  }
  return undefined;
};

/** Demands of which no sample meets all: two of them, if two are enough. */
function unmetBy(
  samples: readonly unknown[],
  demands: readonly TestLiteral[],
  judge: LiteralEvaluation,
): TestLiteral[] | undefined {
  const meets = (sample: unknown) => (demand: TestLiteral) => judge.admits(demand, sample);
  if (samples.some((sample) => demands.every(meets(sample)))) return undefined;
  const pairs = demands.flatMap((one, index) => demands.slice(index + 1).map((other) => [one, other]));
  return pairs.find((pair) => !samples.some((sample) => pair.every(meets(sample)))) ?? [...demands];
}
