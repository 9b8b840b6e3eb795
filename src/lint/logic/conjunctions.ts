import { below } from '../../diagnostics/source-file.ts';
import type { Condition } from '../../rules/rule-file.ts';
import { type PlacedCondition, partsOf } from '../reached-conditions.ts';
import { literalOf, type TestLiteral } from './literal.ts';

/** One conjunction of a condition's disjunctive normal form (DNF). */
export type Conjunction = readonly TestLiteral[];

/** A disjunctive normal form; undefined if unknown. */
export type Dnf = readonly Conjunction[] | undefined;

/** Limits of the DNF; larger conditions are not analysed. */
const MOST_CONJUNCTIONS = 256;
const MOST_LITERALS = 64;

/**
 * Returns the DNF of a condition, or of its negation.
 *
 * @param wanted true for the condition, false for its negation
 * @param known cache for the named conditions
 * @returns undefined above the limits, and for unknown names or invalid facts
 */
export function conjunctionsOf(
  placed: PlacedCondition,
  wanted: boolean,
  named: ReadonlyMap<string, Condition>,
  known: Map<string, Dnf>,
): Dnf {
  const { at, condition } = placed;
  if ('fact' in condition) {
    const literal = literalOf(condition, at, wanted);
    return literal && [[literal]];
  }
  if ('condition' in condition) {
    const key = `${wanted} ${condition.condition}`;
    const definition = named.get(condition.condition);
    if (definition === undefined || known.has(key)) return known.get(key);
    // A condition that contains itself finds this entry.
    known.set(key, undefined);
    const start = { at: below('/conditions', condition.condition), condition: definition };
    known.set(key, conjunctionsOf(start, wanted, named, known));
    return known.get(key);
  }
  if ('not' in condition)
    return conjunctionsOf({ at: below(at, 'not'), condition: condition.not }, !wanted, named, known);
  const parts = partsOf(placed);
  const join = 'all' in condition === wanted ? product : union;
  return parts.reduce<Dnf>(
    (conjunctions, part) => conjunctions && join(conjunctions, conjunctionsOf(part, wanted, named, known)),
    join === product ? [[]] : [],
  );
}

function union(first: readonly Conjunction[], second: Dnf): Dnf {
  if (second === undefined || first.length + second.length > MOST_CONJUNCTIONS) return undefined;
  return [...first, ...second];
}

/** The conjunction (AND) of two DNFs. */
export function product(first: readonly Conjunction[], second: Dnf): Dnf {
  if (second === undefined || first.length * second.length > MOST_CONJUNCTIONS) return undefined;
  const conjunctions = first.flatMap((one) => second.map((other) => merge(one, other)));
  return conjunctions.some((conjunction) => conjunction.length > MOST_LITERALS) ? undefined : conjunctions;
}

/** Joins two conjunctions, without duplicate literals. */
export function merge(one: Conjunction, other: Conjunction): Conjunction {
  return [...one, ...other.filter((literal) => !implies(one, literal))];
}

/** True if a literal of the conjunction implies this literal of the same test. */
export function implies(conjunction: Conjunction, { key, accepts }: TestLiteral): boolean {
  return conjunction.some((known) => known.key === key && known.accepts.isSubsetOf(accepts));
}
