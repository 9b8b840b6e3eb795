import type { CompiledOutcome } from '../../decisions/compile-outcome.ts';
import type { CompiledRule, RuleList } from '../../engine/compile.ts';
import type { RuleSource } from '../../rules/rule-file.ts';
import type { TouchedRule } from '../change.ts';
import type { Revision } from '../revision.ts';
import { type ReadableTest, type ReadableTests, type TestNode, testNodes } from './readable-tests.ts';

export type Rule = CompiledRule<CompiledOutcome>;

/** A test of a touched rule, on one side: what requests are aimed at. */
export interface Target {
  side: Revision;
  node: TestNode;
  test: ReadableTest;
  tests: ReadableTests;
  rule: Rule;
  list: RuleList<CompiledOutcome>;
  source: RuleSource;
}

/** The rules beside a touched one, on one side. */
export function listOf(
  side: Revision,
  { endpoint, requestType }: Pick<TouchedRule, 'endpoint' | 'requestType'>,
): RuleList<CompiledOutcome> | undefined {
  return side.endpoints.get(endpoint)?.requestTypes.get(requestType);
}

export function targetsOn(side: Revision, tests: ReadableTests, touched: TouchedRule): Target[] {
  const source = side.endpoints.get(touched.endpoint)?.source;
  const list = listOf(side, touched);
  const rule = list?.rules.find((one) => one.name === touched.rule);
  if (source === undefined || list === undefined || rule === undefined) return [];
  return testNodes(rule.when, list.named).map((node) => ({
    side,
    node,
    test: tests.of(node),
    tests,
    rule,
    list,
    source,
  }));
}

export function isOpen({ validFrom, validUntil }: Rule, now: number): boolean {
  return validFrom <= now && now < validUntil;
}

/** What a rule's condition has to come to. */
export interface Goal {
  rule: Rule;
  wanted: boolean;
}

/** What the rules beside the target have to come to, so that they leave the decision to it. */
export function goalsBeside({ rule, list }: Target, now: number): Goal[] {
  return list.rules.flatMap((other) => {
    if (other === rule || other.mode === 'shadow' || !isOpen(other, now)) return [];
    const wanted = goalBeside(other, rule, list);
    return wanted === undefined ? [] : [{ rule: other, wanted }];
  });
}

/**
 * Under `first` a rule before the target has to say nothing. Those behind it matter where the target itself says nothing:
 * there they have to say the opposite of what it says elsewhere.
 */
function goalBeside(rule: Rule, target: Rule, { strategy, rules }: Target['list']): boolean | undefined {
  if (strategy !== 'first') return goalOf(rule);
  const { then, otherwise } = rule.outcomes;
  if (rules.indexOf(rule) < rules.indexOf(target))
    return (then === undefined) !== (otherwise === undefined) ? then === undefined : undefined;
  const said = target.outcomes.then ?? target.outcomes.otherwise;
  if (said === undefined || (target.outcomes.then && target.outcomes.otherwise)) return undefined;
  return said.effect === 'deny' ? goalOf(rule) : goalOfDenial(rule);
}

/** What a rule's condition has to come to so that it does not let the person in. */
function goalOfDenial({ outcomes: { then, otherwise } }: Rule): boolean | undefined {
  if (then !== undefined) return then.effect === 'deny';
  return otherwise === undefined ? undefined : otherwise.effect !== 'deny';
}

/** What a rule's condition has to come to so that it lets the person in, or says nothing. */
export function goalOf({ outcomes: { then, otherwise } }: Rule): boolean | undefined {
  if (otherwise !== undefined && otherwise.effect === 'deny') return true;
  return then === undefined ? undefined : then.effect !== 'deny';
}
