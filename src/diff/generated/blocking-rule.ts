import type { ConditionNode } from '../../engine/condition.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import { valueAt } from '../../rules/fact-path.ts';
import { placeOf, type ReplyPlace } from '../revision.ts';
import { goalOf, goalsBeside, isOpen, type Rule, type Target } from './target.ts';

/** A change whose effect no generated request shows. */
export interface Unreached {
  endpoint: string;
  requestType: string;
  /** The rule that changed. */
  rule: string;
  place: ReplyPlace;
  because: Obstacle;
}

/**
 * Another rule that lets no request through, a test of the rule itself that makes no difference, or so many changes
 * that no requests were made up for this one.
 */
export type Obstacle =
  | { kind: 'rule'; rule: string; place: ReplyPlace }
  | { kind: 'test'; fact: string; place: ReplyPlace }
  | { kind: 'limit' };

/** Follows how far the requests for one target get. */
export class BlockingRuleSearch {
  readonly #target: Target;
  readonly #verdicts = new Set<boolean | undefined>();
  /** Undefined once a request was let through. */
  #blocker: Rule | 'untried' | undefined = 'untried';

  constructor(target: Target) {
    this.#target = target;
  }

  note(request: HookRequest, now: number): void {
    const { test, rule } = this.#target;
    this.#verdicts.add(test.judge(valueAt(request, test.path), request, now));
    // Its own rule is in the way only after all others have let a request through.
    if (this.#blocker === undefined) return;
    const blocker = blockerOf(this.#target, request, now);
    if (this.#blocker !== rule || blocker === undefined) this.#blocker = blocker;
  }

  /** What keeps the requests from showing the target; a rule in shadow mode has nothing to show. */
  obstacle(): Obstacle | undefined {
    const { side, node, test, rule, source } = this.#target;
    if (rule.mode === 'shadow') return undefined;
    const blocker =
      this.#blocker ?? (this.#verdicts.has(true) && this.#verdicts.has(false) ? undefined : rule);
    if (blocker === undefined) return undefined;
    return blocker === rule || blocker === 'untried'
      ? { kind: 'test', fact: test.fact, place: placeOf(side, source, node.at) }
      : { kind: 'rule', rule: blocker.name, place: placeOf(side, source, blocker.at) };
  }
}

/**
 * Who does not let a request through: one of the rules beside the target, or its own rule. Undefined: all let it
 * through, and its own rule does so because of the target.
 */
function blockerOf(target: Target, request: HookRequest, now: number): Rule | undefined {
  const holds = (rule: Rule, given?: boolean) => holdsFor(rule.when, target, request, now, given);
  const other = goalsBeside(target, now).find(({ rule, wanted }) => holds(rule) !== wanted);
  if (other !== undefined) return other.rule;
  const { rule } = target;
  const passed = isOpen(rule, now) && holds(rule) === (goalOf(rule) ?? true);
  return passed && holds(rule, true) !== holds(rule, false) ? undefined : rule;
}

/**
 * Whether a condition holds; undefined where one of its tests cannot be carried out.
 *
 * @param given what the target's own test is taken to come to
 */
function holdsFor(
  node: ConditionNode,
  target: Target,
  request: HookRequest,
  now: number,
  given?: boolean,
): boolean | undefined {
  const holds = (child: ConditionNode) => holdsFor(child, target, request, now, given);
  if (node.kind === 'test') {
    const test = target.tests.of(node);
    if (given !== undefined && test.meaning === target.test.meaning) return given;
    return test.judge(valueAt(request, test.path), request, now);
  }
  if (node.kind === 'named') {
    const definition = target.list.named.get(node.name);
    return definition !== undefined && holds(definition.node);
  }
  const parts = node.of.map(holds);
  if (parts.includes(undefined)) return undefined;
  if (node.kind === 'all') return !parts.includes(false);
  return parts.includes(true) === (node.kind === 'any');
}
