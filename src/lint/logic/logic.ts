import { below, type Pointer } from '../../diagnostics/source-file.ts';
import type { HookContract } from '../../hooks/contract.ts';
import type { List } from '../../rules/lists/list.ts';
import type { Condition } from '../../rules/rule-file.ts';
import { type Conjunction, conjunctionsOf, type Dnf, merge, product } from './conjunctions.ts';
import { contradictionBy } from './contradiction.ts';
import { type LiteralEvaluation, literalEvaluation, type TestLiteral } from './literal.ts';

/** The condition of a rule, with the parts that it depends on. */
interface Conditioned {
  at: Pointer;
  rule: { when: Condition };
  /** The request type of the rule. */
  requestType?: string;
  conditions: ReadonlyMap<string, Condition>;
}

/**
 * Certain statements about conditions, for all requests. The analysis is sound, not complete: it never calls a possible
 * conjunction impossible, but may miss an impossible one.
 */
export interface Logic {
  /** The possible conjunctions of a rule's condition (`wanted`) or its negation; undefined if unknown. */
  conjunctions: (rule: Conditioned, wanted: boolean) => Dnf;
  /** The possible conjunctions of two DNFs joined by AND; undefined if unknown. */
  meet: (first: Dnf, second: Dnf) => Dnf;
  /**
   * A fast, greedy search: true if one request can meet all of these DNFs, unknown ones ignored; false if not found.
   */
  fit: (all: readonly Dnf[]) => boolean;
  /** Literals that exclude each other, if the condition never holds (`wanted`) or never fails; else undefined. */
  contradiction: (rule: Conditioned, wanted: boolean) => TestLiteral[] | undefined;
}

/** Limit of conjunctions that are cached for a rule; larger results are rare, and need much memory. */
const MOST_KEPT = 32;

export function logicOf(lists: readonly List[], now: number, hook: HookContract): Logic {
  const evaluation = literalEvaluation(lists, now);
  const contradictionIn = contradictionBy(evaluation);
  const ofNames = new WeakMap<Conditioned['conditions'], Map<string, Dnf>>();
  const evaluated = new WeakMap<Conditioned, Map<boolean, Evaluated>>();
  const evaluate = ({ at, rule, conditions, requestType }: Conditioned, wanted: boolean): Evaluated => {
    const known = ofNames.get(conditions) ?? new Map<string, Dnf>();
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

/** The evaluated conjunctions of a rule's condition. */
interface Evaluated {
  /** The possible ones; undefined if unknown. */
  open: Dnf;
  /** The literals that make the first one impossible; undefined if it is possible. */
  reason: TestLiteral[] | undefined;
}

const REQUEST_TYPE = JSON.stringify(['requestType']);

/** A literal that no request of the request type meets. Classic Engine does not send a request type. */
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
