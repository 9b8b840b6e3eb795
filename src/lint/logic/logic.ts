import { below, type Pointer } from '../../diagnostics/source-file.ts';
import type { HookContract } from '../../hooks/contract.ts';
import type { List } from '../../rules/lists/list.ts';
import { type Condition, EVERY_REQUEST_TYPE } from '../../rules/rule-file.ts';
import { type Conjunction, conjunctionsOf, type Dnf, merge, product } from './conjunctions.ts';
import { contradictionBy } from './contradiction.ts';
import { type LiteralEvaluation, literalEvaluation, type TestLiteral } from './literal.ts';

/** The condition of a rule, with the parts that it depends on. */
interface Conditioned {
  at: Pointer;
  rule: { if?: Condition; when: Condition };
  /** The request type of the rule. */
  requestType?: string;
  conditions: ReadonlyMap<string, Condition>;
}

/** One of the conditions of a rule. */
type Part = 'if' | 'when';

/**
 * Certain statements about conditions, for all requests. The analysis is sound, not complete: it never calls a possible
 * conjunction impossible, but may miss an impossible one.
 */
export interface Logic {
  /**
   * The possible conjunctions for which a rule's condition holds (`wanted`) or fails, among the requests that its `if` lets in;
   * undefined if unknown.
   *
   * @param part left out, `if` and `when` together
   */
  conjunctions: (rule: Conditioned, wanted: boolean, part?: Part) => Dnf;
  /** The possible conjunctions of the requests for which a rule is skipped, because its `if` fails; undefined if unknown. */
  skipped: (rule: Conditioned) => Dnf;
  /** The possible conjunctions of two DNFs joined by AND; undefined if unknown. */
  meet: (first: Dnf, second: Dnf) => Dnf;
  /**
   * A fast, greedy search: true if one request can meet all of these DNFs, unknown ones ignored; false if not found.
   */
  fit: (all: readonly Dnf[]) => boolean;
  /** Literals that exclude each other, if the condition never holds (`wanted`) or never fails; else undefined. */
  contradiction: (rule: Conditioned, wanted: boolean, part?: Part) => TestLiteral[] | undefined;
}

/** Limit of conjunctions that are cached for a rule; larger results are rare, and need much memory. */
const MOST_KEPT = 32;

export function logicOf(lists: readonly List[], now: number, hook: HookContract): Logic {
  const evaluation = literalEvaluation(lists, now);
  const contradictionIn = contradictionBy(evaluation);
  const ofNames = new WeakMap<Conditioned['conditions'], Map<string, Dnf>>();
  const evaluated = new WeakMap<Conditioned, Map<string, Evaluated>>();
  const dnfOf = ({ at, rule, conditions }: Conditioned, part: Part, wanted: boolean): Dnf => {
    const condition = rule[part];
    if (condition === undefined) return wanted ? [[]] : [];
    const known = ofNames.get(conditions) ?? new Map<string, Dnf>();
    ofNames.set(conditions, known);
    return conjunctionsOf({ at: below(at, part), condition }, wanted, conditions, known);
  };
  const evaluate = (one: Conditioned, wanted: boolean, part?: Part): Evaluated => {
    const only = part === undefined ? dnfOf(one, 'if', true) : [[]];
    const all = only && product(only, dnfOf(one, part ?? 'when', wanted));
    const reasons = all?.map(
      (conjunction) =>
        ofOtherType(conjunction, one.requestType, evaluation, hook) ?? contradictionIn(conjunction),
    );
    return { open: all?.filter((_, index) => reasons?.[index] === undefined), reason: reasons?.[0] };
  };
  const evaluateOnce = (rule: Conditioned, wanted: boolean, part?: Part): Evaluated => {
    const known = evaluated.get(rule) ?? new Map<string, Evaluated>();
    evaluated.set(rule, known);
    const key = `${part} ${wanted}`;
    const found = known.get(key) ?? evaluate(rule, wanted, part);
    if ((found.open?.length ?? 0) <= MOST_KEPT) known.set(key, found);
    return found;
  };
  return {
    conjunctions: (rule, wanted, part) => evaluateOnce(rule, wanted, part).open,
    skipped: (rule) => evaluateOnce(rule, false, 'if').open,
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
    contradiction: (rule, wanted, part) => {
      const { open, reason } = evaluateOnce(rule, wanted, part);
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
  if (requestType === undefined || requestType === EVERY_REQUEST_TYPE) return undefined;
  const sent = requestType === unnamedRequestType ? [requestType, undefined] : [requestType];
  const unmet = conjunction.find(
    (literal) => literal.fact === REQUEST_TYPE && !sent.some((one) => evaluation.admits(literal, one)),
  );
  return unmet && [unmet];
}
