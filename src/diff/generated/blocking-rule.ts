import { type ConditionNode, holdsBy, testsIn } from '../../engine/condition-node.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import { locationOf, type RuleLocation } from '../revision.ts';
import { type EndpointRule, goalOf, goalsBeside, isActive, type TestTarget } from './target.ts';

/** A change whose effect no generated request shows. */
export interface Unreached {
  endpoint: string;
  requestType: string;
  /** The rule that changed. */
  rule: string;
  place: RuleLocation;
  because: Obstacle;
}

/**
 * Reason why no generated request shows a change: another rule blocks all of them, a test of the rule itself makes no
 * difference, or there are too many changes.
 */
export type Obstacle =
  | { kind: 'rule'; rule: string; place: RuleLocation }
  | { kind: 'test'; fact: string; place: RuleLocation }
  | { kind: 'limit' };

/** Finds the rule that blocks all requests generated for a target. */
export class BlockingRuleSearch {
  readonly #target: TestTarget;
  readonly #results = new Set<boolean | undefined>();
  /** Undefined as soon as a request passes all rules. */
  #blocking: EndpointRule | 'untried' | undefined = 'untried';

  constructor(target: TestTarget) {
    this.#target = target;
  }

  add(request: HookRequest, now: number): void {
    const { node, tests, rule } = this.#target;
    this.#results.add(tests.judge(node, request, now));
    if (this.#blocking === undefined) return;
    const blocking = blockingRule(this.#target, request, now);
    // The target's own rule blocks a request only if all others let one pass.
    if (this.#blocking !== rule || blocking === undefined) this.#blocking = blocking;
  }

  /** Undefined if the requests show the target, or it is in a shadow rule, which has no effect. */
  obstacle(): Obstacle | undefined {
    const { node, test, rule } = this.#target;
    if (rule.mode === 'shadow') return undefined;
    const hasBoth = this.#results.has(true) && this.#results.has(false);
    const blocking = this.#blocking ?? (hasBoth ? undefined : rule);
    if (blocking === undefined) return undefined;
    return blocking === rule || blocking === 'untried'
      ? { kind: 'test', fact: test.fact, place: locationOf({ ...this.#target, at: node.at }) }
      : { kind: 'rule', rule: blocking.name, place: locationOf({ ...this.#target, at: blocking.at }) };
  }
}

/**
 * The other rule, or the target's own one, that blocks a request; undefined if all pass, the own one through the
 * target.
 */
function blockingRule(target: TestTarget, request: HookRequest, now: number): EndpointRule | undefined {
  const { rule, tests, test } = target;
  const holdsIn = (condition: ConditionNode, result?: boolean) =>
    holdsBy(condition, (node) =>
      result !== undefined && tests.of(node).normalForm === test.normalForm
        ? result
        : tests.judge(node, request, now),
    );
  const asks = ({ if: only }: EndpointRule) => only === undefined || holdsIn(only.node) === true;
  const other = goalsBeside(target, now).find(
    (goal) => asks(goal.rule) && holdsIn(goal.rule.when.node) !== goal.wanted,
  );
  if (other !== undefined) return other.rule;
  if (!isActive(rule, now)) return rule;
  if (rule.if !== undefined && testsIn(rule.if.node).includes(target.node))
    return holdsIn(rule.if.node, true) === holdsIn(rule.if.node, false) ? rule : undefined;
  const passes = asks(rule) && holdsIn(rule.when.node) === (goalOf(rule) ?? true);
  return passes && holdsIn(rule.when.node, true) !== holdsIn(rule.when.node, false) ? undefined : rule;
}
