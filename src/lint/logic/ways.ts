import { below } from '../../diagnostics/source-file.ts';
import type { Condition } from '../../rules/rule-file.ts';
import { type PlacedCondition, partsOf } from '../tests-reached.ts';
import { type Demand, demandOf } from './demand.ts';

/** Demands that, all met, settle a condition: one conjunction of its disjunctive normal form. */
export type Way = readonly Demand[];

/** Conditions with more of either are left to their authors. */
const MOST_WAYS = 256;
const MOST_DEMANDS = 64;

/**
 * The ways in which a condition can hold or, if that is wanted, fail. Undefined where there are too many of them, or
 * where a part means nothing. `known` keeps those of named conditions, so that each is looked at once.
 */
export function waysOf(
  placed: PlacedCondition,
  wanted: boolean,
  named: ReadonlyMap<string, Condition>,
  known: Map<string, Way[] | undefined>,
): Way[] | undefined {
  const { at, condition } = placed;
  if ('fact' in condition) {
    const demand = demandOf(condition, at, wanted);
    return demand && [[demand]];
  }
  if ('condition' in condition) {
    const key = `${wanted} ${condition.condition}`;
    const meant = named.get(condition.condition);
    if (meant === undefined || known.has(key)) return known.get(key);
    // What contains itself finds nothing here.
    known.set(key, undefined);
    const start = { at: below('/conditions', condition.condition), condition: meant };
    known.set(key, waysOf(start, wanted, named, known));
    return known.get(key);
  }
  if ('not' in condition)
    return waysOf({ at: below(at, 'not'), condition: condition.not }, !wanted, named, known);
  const parts = partsOf(placed);
  const join = 'all' in condition === wanted ? product : union;
  return parts.reduce<Way[] | undefined>(
    (ways, part) => ways && join(ways, waysOf(part, wanted, named, known)),
    join === product ? [[]] : [],
  );
}

function union(first: Way[], second: Way[] | undefined): Way[] | undefined {
  if (second === undefined || first.length + second.length > MOST_WAYS) return undefined;
  return [...first, ...second];
}

/** Each way of the one together with each of the other. */
export function product(first: readonly Way[], second: readonly Way[] | undefined): Way[] | undefined {
  if (second === undefined || first.length * second.length > MOST_WAYS) return undefined;
  const ways = first.flatMap((one) => second.map((other) => merge(one, other)));
  return ways.some((way) => way.length > MOST_DEMANDS) ? undefined : ways;
}

/** What both ask for, once. */
export function merge(one: Way, other: Way): Way {
  const isKnown = ({ key, accepts }: Demand) =>
    one.some((known) => known.key === key && [...known.accepts].every((verdict) => accepts.has(verdict)));
  return [...one, ...other.filter((demand) => !isKnown(demand))];
}
