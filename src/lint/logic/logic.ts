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
 * What is certain about conditions, whatever a request holds. Sound, not complete: where a conjunction is impossible, no
 * request takes it; where nothing is said, one may.
 */
export interface Logic {
  /** The conjunctions in which a rule's condition holds, or fails, without the impossible ones; undefined if unknown. */
  conjunctions: (rule: Conditioned, wanted: boolean) => Conjunction[] | undefined;
  /** The conjunctions in which both are met, without the impossible ones. */
  meet: (
    first: readonly Conjunction[] | undefined,
    second: readonly Conjunction[] | undefined,
  ) => Conjunction[] | undefined;
  /**
   * Whether some conjunction is quickly found that leads through all of these, the unknown ones left out: then `meet`, one
   * after the other, would not come to none. False says nothing.
   */
  fit: (all: readonly (readonly Conjunction[] | undefined)[]) => boolean;
  /** Why a condition never holds, or never fails: literals that exclude each other; undefined if it may. */
  contradiction: (rule: Conditioned, wanted: boolean) => TestLiteral[] | undefined;
}

/** Many checks ask for the conjunctions of the same rules. So many are kept for a rule; more are few, and take much memory. */
const MOST_KEPT = 32;

export function logicOf(lists: readonly List[], now: number, hook: HookContract): Logic {
  const evaluation = literalEvaluation(lists, now);
  const contradictionIn = contradictionBy(evaluation);
  const ofNames = new WeakMap<Conditioned['conditions'], Map<string, Conjunction[] | undefined>>();
  const evaluated = new WeakMap<Conditioned, Map<boolean, Evaluated>>();
  const evaluate = ({ at, rule, conditions, requestType }: Conditioned, wanted: boolean): Evaluated => {
    const known = ofNames.get(conditions) ?? new Map<string, Conjunction[] | undefined>();
    ofNames.set(conditions, known);
    const all = conjunctionsOf({ at: below(at, 'when'), condition: rule.when }, wanted, conditions, known);
    const reasons = all?.map(
      (conjunction) =>
        ofOtherType(conjunction, requestType, evaluation, hook) ?? contradictionIn(conjunction),
    );
    return { open: all?.filter((_, index) => reasons?.[index] === undefined), reason: reasons?.[0] };
  };
  const evaluateOnce = (rule: Conditioned, wanted: boolean): Evaluated => {
    const known = evaluated.get(rule) ?? new Map<boolean, Evaluated>();
    evaluated.set(rule, known);
    const found = known.get(wanted) ?? evaluate(rule, wanted);
    if ((found.open?.length ?? 0) <= MOST_KEPT) known.set(wanted, found);
    return found;
  };
  return {
    conjunctions: (rule, wanted) => evaluateOnce(rule, wanted).open,
    meet: (first, second) =>
      first && product(first, second)?.filter((conjunction) => contradictionIn(conjunction) === undefined),
    fit: (all) => {
      let conjunction: Conjunction | undefined = [];
      for (const conjunctions of all) {
        const before: Conjunction = conjunction;
        if (conjunctions === undefined) continue;
        conjunction = conjunctions
          .values()
          .map((one) => ({ one, both: merge(before, one) }))
          .find(({ one, both }) => contradictionIn(both, one) === undefined)?.both;
        if (conjunction === undefined) return false;
      }
      return true;
    },
    contradiction: (rule, wanted) => {
      const { open, reason } = evaluateOnce(rule, wanted);
      return open?.length === 0 ? reason : undefined;
    },
  };
}

/** The conjunctions of a rule's condition. */
interface Evaluated {
  /** Those that are not impossible; undefined where they are unknown. */
  open: Conjunction[] | undefined;
  /** Why the first one is impossible; undefined where it is not. */
  reason: TestLiteral[] | undefined;
}

const REQUEST_TYPE = JSON.stringify(['requestType']);

/** The literal that no request of a request type meets. Classic Engine's requests do not name theirs. */
function ofOtherType(
  conjunction: Conjunction,
  requestType: string | undefined,
  evaluation: LiteralEvaluation,
  { unnamedRequestType }: HookContract,
): TestLiteral[] | undefined {
  if (requestType === undefined) return undefined;
  const sent = requestType === unnamedRequestType ? [requestType, undefined] : [requestType];
  const unmet = conjunction.find(
    (literal) => literal.fact === REQUEST_TYPE && !sent.some((one) => evaluation.admits(literal, one)),
  );
  return unmet && [unmet];
}
