import type { CompiledOutcome } from '../../decisions/compile-outcome.ts';
import type { CompiledRule, RuleList } from '../../engine/compile.ts';
import { conditionsOf, type TestNode, testsIn } from '../../engine/condition-node.ts';
import type { RuleSource } from '../../rules/rule-file.ts';
import type { TouchedRule } from '../change.ts';
import type { Revision } from '../revision.ts';
import type { PreparedTest, PreparedTests } from './prepared-tests.ts';

export type EndpointRule = CompiledRule<CompiledOutcome>;

/** A test of a touched rule in one revision, which requests are generated for. */
export interface TestTarget {
  revision: Revision;
  node: TestNode;
  test: PreparedTest;
  tests: PreparedTests;
  rule: EndpointRule;
  list: RuleList<CompiledOutcome>;
  source: RuleSource;
}

export function rulesOf(
  revision: Revision,
  { endpoint, requestType }: Pick<TouchedRule, 'endpoint' | 'requestType'>,
): RuleList<CompiledOutcome> | undefined {
  return revision.endpoints.get(endpoint)?.requestTypes.get(requestType);
}

export function targetsIn(revision: Revision, tests: PreparedTests, touched: TouchedRule): TestTarget[] {
  const source = revision.endpoints.get(touched.endpoint)?.source;
  const list = rulesOf(revision, touched);
  const rule = list?.rules.find((one) => one.name === touched.rule);
  if (source === undefined || list === undefined || rule === undefined) return [];
  const shared = { revision, tests, rule, list, source };
  const nodes = conditionsOf(rule).flatMap(testsIn);
  return nodes.map((node) => ({ ...shared, node, test: tests.of(node) }));
}

/** True if a target is a test of its rule's `if`. */
export function isInIf({ node, rule }: TestTarget): boolean {
  return rule.if !== undefined && testsIn(rule.if.node).includes(node);
}

export function isActive({ validFrom, validUntil }: EndpointRule, now: number): boolean {
  return validFrom <= now && now < validUntil;
}

/** The results of the other rules that leave the decision to the target. */
export function goalsBeside(
  { rule, list }: TestTarget,
  now: number,
): { rule: EndpointRule; wanted: boolean }[] {
  return list.rules.flatMap((other) => {
    if (other === rule || other.mode === 'shadow' || !isActive(other, now)) return [];
    const wanted = goalBeside(other, rule, list);
    return wanted === undefined ? [] : [{ rule: other, wanted }];
  });
}

/**
 * Under `first` a rule before the target must have no outcome. A rule behind it matters if the target has no outcome
 * either: it must then have the opposite of the outcome that the target has otherwise.
 */
function goalBeside(
  rule: EndpointRule,
  target: EndpointRule,
  { strategy, rules }: TestTarget['list'],
): boolean | undefined {
  if (strategy !== 'first') return goalOf(rule);
  const { then, otherwise } = rule.outcomes;
  if (rules.indexOf(rule) < rules.indexOf(target))
    return (then === undefined) !== (otherwise === undefined) ? then === undefined : undefined;
  const outcome = target.outcomes.then ?? target.outcomes.otherwise;
  if (outcome === undefined || (target.outcomes.then && target.outcomes.otherwise)) return undefined;
  return outcome.effect === 'deny' ? goalOf(rule) : goalOfDenial(rule);
}

/** The result of a rule's condition with which the rule denies. */
function goalOfDenial({ outcomes: { then, otherwise } }: EndpointRule): boolean | undefined {
  return then ? then.effect === 'deny' : otherwise && otherwise.effect !== 'deny';
}

/** The result of a rule's condition with which the rule does not deny; undefined if it never does. */
export function goalOf({ outcomes: { then, otherwise } }: EndpointRule): boolean | undefined {
  return otherwise?.effect === 'deny' ? true : then && then.effect !== 'deny';
}
