import { below, type Pointer } from '../../diagnostics/source-file.ts';
import type { List } from '../../rules/lists.ts';
import type { Condition } from '../../rules/rule-file.ts';
import type { Demand } from './demand.ts';
import { exclusionBy } from './exclusion.ts';
import { judgeOf } from './judge.ts';
import { product, type Way, waysOf } from './ways.ts';

/** A rule as far as its condition goes. */
interface Conditioned {
  at: Pointer;
  rule: { when: Condition };
  conditions: ReadonlyMap<string, Condition>;
}

/**
 * What is certain about conditions, whatever a request holds. Sound, not complete: where a way is impossible, no
 * request takes it; where nothing is said, one may.
 */
export interface Logic {
  /** The ways in which a rule's condition holds, or fails, without the impossible ones; undefined if unknown. */
  ways: (rule: Conditioned, wanted: boolean) => Way[] | undefined;
  /** The ways in which both are met, without the impossible ones. */
  meet: (first: readonly Way[] | undefined, second: readonly Way[] | undefined) => Way[] | undefined;
  /** Why a condition never holds, or never fails: demands that exclude each other; undefined if it may. */
  excluded: (rule: Conditioned, wanted: boolean) => Demand[] | undefined;
}

export function logicOf(lists: readonly List[], now: number): Logic {
  const exclusion = exclusionBy(judgeOf(lists, now));
  const known = new WeakMap<Conditioned['conditions'], Map<string, Way[] | undefined>>();
  const allWays = ({ at, rule, conditions }: Conditioned, wanted: boolean) => {
    const ofNames = known.get(conditions) ?? new Map<string, Way[] | undefined>();
    known.set(conditions, ofNames);
    return waysOf({ at: below(at, 'when'), condition: rule.when }, wanted, conditions, ofNames);
  };
  const possible = (ways: Way[] | undefined) => ways?.filter((way) => exclusion(way) === undefined);
  return {
    ways: (rule, wanted) => possible(allWays(rule, wanted)),
    meet: (first, second) => first && possible(product(first, second)),
    excluded: (rule, wanted) => {
      const exclusions = allWays(rule, wanted)?.map(exclusion);
      return exclusions?.includes(undefined) ? undefined : exclusions?.[0];
    },
  };
}
