import type { CompiledRule, RuleList } from '../engine/compile.ts';
import type { ConditionNode } from '../engine/condition.ts';
import type { NamedConditions } from '../engine/named-conditions.ts';
import type { CompiledOutcome } from '../okta/outcome.ts';
import type { HookRequest } from '../okta/request.ts';
import { putAt, valueAt } from '../rules/fact-path.ts';
import { denies } from '../rules/rule-file.ts';
import type { ProbeTest, ProbeTests, TestNode } from './probe-tests.ts';

type Rule = CompiledRule<CompiledOutcome>;

/** What a test has to say. */
interface Demand {
  test: ProbeTest;
  wanted: boolean;
}

/**
 * Makes a request for which one test of a rule makes the difference: every other rule lets the person in, or under
 * `first` leaves the decision to this rule, and the rest of its condition leaves it to this test. As far as values
 * can be found: rules may contradict each other.
 */
export function aimAt(
  target: TestNode,
  rule: Rule,
  list: RuleList<CompiledOutcome>,
  tests: ProbeTests,
  start: HookRequest,
  now: number,
): HookRequest {
  const found: Demand[] = [];
  for (const other of list.rules) {
    if (other.mode === 'shadow' && other !== rule) continue;
    const goal = goalOf(other, rule, list);
    if (other === rule) demand(other.when, goal ?? true, target, list.named, tests, found);
    else if (goal !== undefined) demand(other.when, goal, undefined, list.named, tests, found);
  }
  return meet(found, structuredClone(start), now);
}

/** What a rule's condition has to come to so that the person is let in by it, or it says nothing. */
function goalOf(
  rule: Rule,
  target: Rule,
  { strategy, rules }: RuleList<CompiledOutcome>,
): boolean | undefined {
  const { then, otherwise } = rule.outcomes;
  if (strategy === 'first' && rule !== target) {
    const before = rules.indexOf(rule) < rules.indexOf(target);
    return before && (then === undefined) !== (otherwise === undefined) ? then === undefined : undefined;
  }
  if (otherwise !== undefined && denies(otherwise)) return true;
  if (then === undefined) return undefined;
  return !denies(then);
}

function demand(
  node: ConditionNode,
  wanted: boolean,
  target: TestNode | undefined,
  named: NamedConditions,
  tests: ProbeTests,
  found: Demand[],
): void {
  const into = (child: ConditionNode, value: boolean) => demand(child, value, target, named, tests, found);
  if (node === target) return;
  if (node.kind === 'test') found.push({ test: tests.of(node), wanted });
  else if (node.kind === 'named') {
    const definition = named.get(node.name);
    if (definition !== undefined) into(definition.node, wanted);
  } else if (node.kind === 'not') for (const child of node.of) into(child, !wanted);
  else {
    const way = node.of.find((child) => target !== undefined && holds(child, target, named));
    // Beside the way to the target, each part is what leaves an all or an any undecided.
    for (const child of node.of)
      into(child, way === undefined || child === way ? wanted : node.kind === 'all');
  }
}

function holds(node: ConditionNode, target: TestNode, named: NamedConditions): boolean {
  if (node === target) return true;
  if (node.kind === 'test') return false;
  const definition = node.kind === 'named' ? named.get(node.name)?.node : undefined;
  const parts = node.kind === 'named' ? (definition === undefined ? [] : [definition]) : node.of;
  return parts.some((part) => holds(part, target, named));
}

/** Of so many tests of one fact the edges are tried: among many rules, more take long and find little. */
const MOST_TRIED = 20;

/** Gives each fact the value that meets most demands, the first of equals: its own, or an edge of one of its tests. */
function meet(demands: readonly Demand[], request: HookRequest, now: number): HookRequest {
  const distinct = new Map(demands.map((one) => [`${one.wanted} ${one.test.meaning}`, one]));
  for (const [, own] of Map.groupBy(distinct.values(), ({ test }) => test.fact)) {
    const path = own[0]?.test.path ?? [];
    const edges = own.slice(0, MOST_TRIED).flatMap(({ test }) => test.edges(request, now));
    const met = (value: unknown) =>
      own.filter(({ test, wanted }) => test.judge(value, request, now) === wanted).length;
    let best = { value: valueAt(request, path), met: met(valueAt(request, path)) };
    for (const value of [...edges, undefined]) {
      if (best.met === own.length) break;
      const number = met(value);
      if (number > best.met) best = { value, met: number };
    }
    putAt(request, path, best.value);
  }
  return request;
}
