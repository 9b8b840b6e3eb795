import { below, type Pointer } from '../../diagnostics/source-file.ts';
import type { HookContract } from '../../hooks/contract.ts';
import type { List } from '../../rules/lists/list.ts';
import type { Condition } from '../../rules/rule-file.ts';
import { type Conjunction, conjunctionsOf, merge, product } from './conjunctions.ts';
import { contradictionBy } from './contradiction.ts';
import type { TestLiteral } from './literal.ts';
import { type LiteralEvaluation, literalEvaluation } from './literal-evaluation.ts';

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
  ways: (rule: Conditioned, wanted: boolean) => Conjunction[] | undefined;
  /** The ways in which both are met, without the impossible ones. */
  meet: (
    first: readonly Conjunction[] | undefined,
    second: readonly Conjunction[] | undefined,
  ) => Conjunction[] | undefined;
  /**
   * Whether some way is quickly found that leads through all of these, the unknown ones left out: then `meet`, one
   * after the other, would not come to none. False says nothing.
   */
  fit: (all: readonly (readonly Conjunction[] | undefined)[]) => boolean;
  /** Why a condition never holds, or never fails: demands that exclude each other; undefined if it may. */
  excluded: (rule: Conditioned, wanted: boolean) => TestLiteral[] | undefined;
}

/** Many checks ask for the ways of the same rules. So many are kept for a rule; more are few, and take much memory. */
const MOST_KEPT = 32;

export function logicOf(lists: readonly List[], now: number, hook: HookContract): Logic {
  const judge = literalEvaluation(lists, now);
  const exclusion = contradictionBy(judge);
  const ofNames = new WeakMap<Conditioned['conditions'], Map<string, Conjunction[] | undefined>>();
  const judged = new WeakMap<Conditioned, Map<boolean, Judged>>();
  const judgeWays = ({ at, rule, conditions, requestType }: Conditioned, wanted: boolean): Judged => {
    const known = ofNames.get(conditions) ?? new Map<string, Conjunction[] | undefined>();
    ofNames.set(conditions, known);
    const all = conjunctionsOf({ at: below(at, 'when'), condition: rule.when }, wanted, conditions, known);
    const reasons = all?.map((way) => ofOtherType(way, requestType, judge, hook) ?? exclusion(way));
    return { open: all?.filter((_, index) => reasons?.[index] === undefined), reason: reasons?.[0] };
  };
  const judgedOnce = (rule: Conditioned, wanted: boolean): Judged => {
    const known = judged.get(rule) ?? new Map<boolean, Judged>();
    judged.set(rule, known);
    const found = known.get(wanted) ?? judgeWays(rule, wanted);
    if ((found.open?.length ?? 0) <= MOST_KEPT) known.set(wanted, found);
    return found;
  };
  return {
    ways: (rule, wanted) => judgedOnce(rule, wanted).open,
    meet: (first, second) => first && product(first, second)?.filter((way) => exclusion(way) === undefined),
    fit: (all) => {
      let way: Conjunction | undefined = [];
      for (const ways of all) {
        const before: Conjunction = way;
        if (ways === undefined) continue;
        way = ways
          .values()
          .map((one) => ({ one, both: merge(before, one) }))
          .find(({ one, both }) => exclusion(both, one) === undefined)?.both;
        if (way === undefined) return false;
      }
      return true;
    },
    excluded: (rule, wanted) => {
      const { open, reason } = judgedOnce(rule, wanted);
      return open?.length === 0 ? reason : undefined;
    },
  };
}

/** The ways of a rule's condition. */
interface Judged {
  /** Those that are not impossible; undefined where they are unknown. */
  open: Conjunction[] | undefined;
  /** Why the first one is impossible; undefined where it is not. */
  reason: TestLiteral[] | undefined;
}

const REQUEST_TYPE = JSON.stringify(['requestType']);

/** The demand that no request of a request type meets. Classic Engine's requests do not name theirs. */
function ofOtherType(
  way: Conjunction,
  requestType: string | undefined,
  judge: LiteralEvaluation,
  { unnamedRequestType }: HookContract,
): TestLiteral[] | undefined {
  if (requestType === undefined) return undefined;
  const sent = requestType === unnamedRequestType ? [requestType, undefined] : [requestType];
  const unmet = way.find(
    (demand) => demand.fact === REQUEST_TYPE && !sent.some((one) => judge.admits(demand, one)),
  );
  return unmet && [unmet];
}
