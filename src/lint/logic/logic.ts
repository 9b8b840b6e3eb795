import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { registration } from '../../okta/registration.ts';
import type { List } from '../../rules/lists.ts';
import type { Condition } from '../../rules/rule-file.ts';
import type { Demand } from './demand.ts';
import { exclusionBy } from './exclusion.ts';
import { type Judge, judgeOf } from './judge.ts';
import { product, type Way, waysOf } from './ways.ts';

/** A rule as far as its condition goes. */
interface Conditioned {
  at: Pointer;
  rule: { when: Condition };
  /** The request type that it stands under. */
  requestType?: string;
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
  const judge = judgeOf(lists, now);
  const exclusion = exclusionBy(judge);
  const known = new WeakMap<Conditioned['conditions'], Map<string, Way[] | undefined>>();
  const allWays = ({ at, rule, conditions }: Conditioned, wanted: boolean) => {
    const ofNames = known.get(conditions) ?? new Map<string, Way[] | undefined>();
    known.set(conditions, ofNames);
    return waysOf({ at: below(at, 'when'), condition: rule.when }, wanted, conditions, ofNames);
  };
  const excludedUnder = (requestType: string | undefined) => (way: Way) =>
    ofOtherType(way, requestType, judge) ?? exclusion(way);
  return {
    ways: (rule, wanted) => {
      const excluded = excludedUnder(rule.requestType);
      return allWays(rule, wanted)?.filter((way) => excluded(way) === undefined);
    },
    meet: (first, second) => first && product(first, second)?.filter((way) => exclusion(way) === undefined),
    excluded: (rule, wanted) => {
      const exclusions = allWays(rule, wanted)?.map(excludedUnder(rule.requestType));
      return exclusions?.includes(undefined) ? undefined : exclusions?.[0];
    },
  };
}

const REQUEST_TYPE = JSON.stringify(['requestType']);

/** The demand that no request of a request type meets. Classic Engine's requests do not name theirs. */
function ofOtherType(way: Way, requestType: string | undefined, judge: Judge): Demand[] | undefined {
  if (requestType === undefined) return undefined;
  const sent = requestType === registration.classicRequestType ? [requestType, undefined] : [requestType];
  const unmet = way.find(
    (demand) => demand.fact === REQUEST_TYPE && !sent.some((one) => judge.admits(demand, one)),
  );
  return unmet && [unmet];
}
