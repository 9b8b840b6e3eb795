import { type ConditionNode, holdsBy } from '../../engine/condition-node.ts';
import { locationOf, type RuleLocation } from '../revision.ts';
import type { TimedRequest } from './derivations.ts';
import { type EndpointRule, goalOf, goalsBeside, isActive, isInIf, type TestTarget } from './target.ts';

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

/**
 * The obstacle to the requests generated for a target. Undefined if they show the target, or it is in a shadow rule, which
 * has no effect.
 */
export function obstacleTo(target: TestTarget, tried: readonly TimedRequest[]): Obstacle | undefined {
  const { node, test, tests, rule } = target;
  if (rule.mode === 'shadow') return undefined;
  const blocking: EndpointRule[] = [];
  const onePasses = tried.some((one) => {
    const found = blockingRule(target, one);
    if (found !== undefined) blocking.push(found);
    return found === undefined;
  });
  const results = new Set(tried.map((one) => tests.judge(node, one)));
  if (onePasses && results.has(true) && results.has(false)) return undefined;
  // The target's own rule blocks a request only if all others let one pass.
  const last = onePasses || blocking.includes(rule) ? undefined : blocking.at(-1);
  return last === undefined
    ? { kind: 'test', fact: test.fact, place: locationOf({ ...target, at: node.at }) }
    : { kind: 'rule', rule: last.name, place: locationOf({ ...target, at: last.at }) };
}

/**
 * The other rule, or the target's own one, that blocks a request; undefined if all pass, the own one through the
 * target.
 */
function blockingRule(target: TestTarget, tried: TimedRequest): EndpointRule | undefined {
  const { rule, tests, test } = target;
  const holdsIn = (condition: ConditionNode, result?: boolean) =>
    holdsBy(condition, (node) =>
      result !== undefined && tests.of(node).normalForm === test.normalForm
        ? result
        : tests.judge(node, tried),
    );
  const asks = ({ if: only }: EndpointRule) => only === undefined || holdsIn(only.node) === true;
  const other = goalsBeside(target, tried.now).find(
    (goal) => asks(goal.rule) && holdsIn(goal.rule.when.node) !== goal.wanted,
  );
  if (other !== undefined) return other.rule;
  if (!isActive(rule, tried.now)) return rule;
  if (rule.if !== undefined && isInIf(target)) {
    const decides = holdsIn(rule.if.node, true) !== holdsIn(rule.if.node, false);
    return decides && matters(rule, holdsIn(rule.when.node)) ? undefined : rule;
  }
  const passes = asks(rule) && holdsIn(rule.when.node) === (goalOf(rule) ?? true);
  return passes && holdsIn(rule.when.node, true) !== holdsIn(rule.when.node, false) ? undefined : rule;
}

/** True if it makes a difference that a rule is asked: it denies, or else has any outcome if it never denies. */
function matters({ outcomes: { then, otherwise } }: EndpointRule, holds: boolean | undefined): boolean {
  const outcome = holds ? then : otherwise;
  const denies = [then, otherwise].some((one) => one?.effect === 'deny');
  return denies ? outcome?.effect === 'deny' : outcome !== undefined;
}
