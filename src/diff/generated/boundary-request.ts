import type { ConditionNode } from '../../engine/condition.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import { putAt, valueAt } from '../../rules/fact-path.ts';
import { combinedValues } from './combined-values.ts';
import type { ReadableTest, TestNode } from './readable-tests.ts';
import { goalOf, goalsBeside, type Target } from './target.ts';

/** What a test has to say. */
export interface RequiredValue {
  test: ReadableTest;
  /** Undefined: that it cannot be carried out, as it cannot on another value. */
  wanted: boolean | undefined;
}

/** A request in which only the target is left to decide, and what was asked of it. */
export interface BoundaryRequest {
  request: HookRequest;
  demands: RequiredValue[];
}

/**
 * Makes a request for which one test of a rule makes the difference: every other rule lets the person in, or under
 * `first` leaves the decision to this rule, and the rest of its condition leaves it to this test. As far as values
 * can be found: rules may contradict each other.
 */
export function boundaryRequest(target: Target, start: HookRequest, now: number): BoundaryRequest {
  const found = goalsBeside(target, now).flatMap(({ rule, wanted }) => demandsOf(rule.when, wanted, target));
  const own = demandsOf(target.rule.when, goalOf(target.rule) ?? true, target, target.node);
  const distinct = new Map([...own, ...found].map((one) => [`${one.wanted} ${one.test.meaning}`, one]));
  const demands = [...distinct.values()].flatMap(({ test, wanted }) => [
    { test, wanted },
    ...(test.mirrored === undefined ? [] : [{ test: test.mirrored, wanted }]),
  ]);
  const request = structuredClone(start);
  const facts = Map.groupBy(demands, ({ test }) => test.fact);
  // What is compared with another fact may have its value only once that one has.
  const rounds = demands.some(({ test }) => test.comparedWith !== undefined) ? 2 : 1;
  for (let round = 0; round < rounds; round += 1) for (const own of facts.values()) meet(own, request, now);
  return { request, demands };
}

/** Puts a value into an aimed request; the facts that are compared with it follow. Undefined: there is no such place. */
export function putValues(
  { request, demands }: BoundaryRequest,
  { fact, path }: ReadableTest,
  value: unknown,
  now: number,
): HookRequest | undefined {
  const probe = structuredClone(request);
  if (putAt(probe, path, value) !== undefined) return undefined;
  const following = new Set(
    demands.filter(({ test }) => test.comparedWith === fact).map(({ test }) => test.fact),
  );
  for (const other of following) {
    if (other === fact) continue;
    meet(
      demands.filter(({ test }) => test.fact === other),
      probe,
      now,
    );
  }
  return probe;
}

/**
 * Values for the fact of a target that its other tests are content with: their own edges, and for each of these edges
 * one that the tests that changed judge as they judge it.
 */
export function valuesBeside(
  { request, demands }: BoundaryRequest,
  changed: readonly ReadableTest[],
  edges: readonly unknown[],
  now: number,
): unknown[] {
  const [{ fact, path } = { fact: '', path: [] }] = changed;
  const beside = demands.filter(({ test }) => test.fact === fact);
  const meets = (value: unknown) =>
    beside.every(({ test, wanted }) => test.judge(value, request, now) === wanted);
  if (beside.length === 0 || beside.length > MOST_TRIED || !meets(valueAt(request, path))) return [];
  const likeEdges = edges.map((edge) => {
    const alike = changed.map((test) => ({ test, wanted: test.judge(edge, request, now) }));
    return bestFor([...beside, ...alike], edge, request, now);
  });
  return [...candidates(beside, request, now), ...likeEdges].filter(meets);
}

function demandsOf(node: ConditionNode, wanted: boolean, aimed: Target, target?: TestNode): RequiredValue[] {
  const { tests, list } = aimed;
  const into = (child: ConditionNode, value: boolean) => demandsOf(child, value, aimed, target);
  if (node === target) return [];
  if (node.kind === 'test') return [{ test: tests.of(node), wanted }];
  if (node.kind === 'named') {
    const definition = list.named.get(node.name);
    return definition === undefined ? [] : into(definition.node, wanted);
  }
  if (node.kind === 'not') return node.of.flatMap((child) => into(child, !wanted));
  const way = node.of.find((child) => target !== undefined && contains(child, target, aimed));
  // Beside the way to the target, each part is what leaves an all or an any undecided.
  return node.of.flatMap((child) =>
    into(child, way === undefined || child === way ? wanted : node.kind === 'all'),
  );
}

function contains(node: ConditionNode, target: TestNode, aimed: Target): boolean {
  if (node === target) return true;
  if (node.kind === 'test') return false;
  const definition = node.kind === 'named' ? aimed.list.named.get(node.name)?.node : undefined;
  const parts = node.kind === 'named' ? (definition === undefined ? [] : [definition]) : node.of;
  return parts.some((part) => contains(part, target, aimed));
}

/** Of so many tests of one fact the edges are tried: among many rules, more take long and find little. */
const MOST_TRIED = 20;

/** So many verdicts are asked for one fact at a time. */
const MOST_JUDGED = 10_000;

/** So many tests of one fact are met by one text. */
const MOST_BLENDED = 3;

function candidates(demands: readonly RequiredValue[], request: HookRequest, now: number): unknown[] {
  return demands.slice(0, MOST_TRIED).flatMap(({ test }) => test.edges(request, now));
}

/** Gives a fact the value that meets most of its demands. */
function meet(own: readonly RequiredValue[], request: HookRequest, now: number): void {
  const path = own[0]?.test.path ?? [];
  putAt(request, path, bestFor(own, valueAt(request, path), request, now));
}

/** The value that meets most demands, the first of equals: the one at hand, an edge of a test, or a blend of these. */
function bestFor(own: readonly RequiredValue[], start: unknown, request: HookRequest, now: number): unknown {
  // A fact that is only compared with this one can follow it.
  const weight = ({ test }: RequiredValue) => (test.comparedWith === undefined ? own.length : 1);
  const all = own.reduce((sum, one) => sum + weight(one), 0);
  const metBy = (value: unknown) =>
    own.reduce((sum, one) => sum + (one.test.judge(value, request, now) === one.wanted ? weight(one) : 0), 0);
  let best = { value: start, met: metBy(start) };
  const tryAll = (values: unknown[]) => {
    for (const value of values.slice(0, MOST_JUDGED / own.length)) {
      if (best.met === all) return;
      const met = metBy(value);
      if (met > best.met) best = { value, met };
    }
  };
  const edges = candidates(own, request, now);
  tryAll([...edges, undefined]);
  for (let step = 1; step <= MOST_BLENDED && best.met < all; step += 1) {
    const { met } = best;
    tryAll(edges.flatMap((edge) => combinedValues(best.value, edge)));
    if (best.met === met) break;
  }
  return best.value;
}
