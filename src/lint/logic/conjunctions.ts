import { below } from '../../diagnostics/source-file.ts';
import type { Condition } from '../../rules/rule-file.ts';
import { type PlacedCondition, partsOf } from '../tests-reached.ts';
import { literalOf, type TestLiteral } from './literal.ts';

/** Literals that, all met, settle a condition: one conjunction of its disjunctive normal form. */
export type Conjunction = readonly TestLiteral[];

/** Conditions with more of either are left to their authors. */
const MOST_CONJUNCTIONS = 256;
const MOST_LITERALS = 64;

/**
 * The conjunctions in which a condition can hold or, if that is wanted, fail. Undefined where there are too many of them, or
 * where a part means nothing. `known` keeps those of named conditions, so that each is looked at once.
 */
export function conjunctionsOf(
  placed: PlacedCondition,
  wanted: boolean,
  named: ReadonlyMap<string, Condition>,
  known: Map<string, Conjunction[] | undefined>,
): Conjunction[] | undefined {
  const { at, condition } = placed;
  if ('fact' in condition) {
    const literal = literalOf(condition, at, wanted);
    return literal && [[literal]];
  }
  if ('condition' in condition) {
    const key = `${wanted} ${condition.condition}`;
    const meant = named.get(condition.condition);
    if (meant === undefined || known.has(key)) return known.get(key);
    // What contains itself finds nothing here.
    known.set(key, undefined);
    const start = { at: below('/conditions', condition.condition), condition: meant };
    known.set(key, conjunctionsOf(start, wanted, named, known));
    return known.get(key);
  }
  if ('not' in condition)
    return conjunctionsOf({ at: below(at, 'not'), condition: condition.not }, !wanted, named, known);
  const parts = partsOf(placed);
  const join = 'all' in condition === wanted ? product : union;
  return parts.reduce<Conjunction[] | undefined>(
    (conjunctions, part) => conjunctions && join(conjunctions, conjunctionsOf(part, wanted, named, known)),
    join === product ? [[]] : [],
  );
}

function union(first: Conjunction[], second: Conjunction[] | undefined): Conjunction[] | undefined {
  if (second === undefined || first.length + second.length > MOST_CONJUNCTIONS) return undefined;
  return [...first, ...second];
}

/** Each conjunction of the one together with each of the other. */
export function product(
  first: readonly Conjunction[],
  second: readonly Conjunction[] | undefined,
): Conjunction[] | undefined {
  if (second === undefined || first.length * second.length > MOST_CONJUNCTIONS) return undefined;
  const conjunctions = first.flatMap((one) => second.map((other) => merge(one, other)));
  return conjunctions.some((conjunction) => conjunction.length > MOST_LITERALS) ? undefined : conjunctions;
}

/** What both ask for, once. */
export function merge(one: Conjunction, other: Conjunction): Conjunction {
  const isKnown = ({ key, accepts }: TestLiteral) =>
    one.some((known) => known.key === key && [...known.accepts].every((verdict) => accepts.has(verdict)));
  return [...one, ...other.filter((literal) => !isKnown(literal))];
}
