import { type ConditionNode, type TestNode, testsIn } from '../../engine/condition-node.ts';
import { isDerived, putAt, valueAt, writtenPath } from '../../rules/fact-path.ts';
import { combinedTexts } from './combined-texts.ts';
import type { TimedRequest } from './derivations.ts';
import { derivedAmong, meetDerived, withDerivedValue } from './derived-values.ts';
import type { BoundaryRequest, PreparedTest, RequiredResult } from './prepared-tests.ts';
import { goalsBeside, type TestTarget } from './target.ts';

/** Bounds of the search for values. */
const LIMITS = {
  /** Tests of one fact whose boundary values are tried: more take long and find little. */
  tests: 20,
  /** Verdicts per fact at a time. */
  verdicts: 10_000,
  /** Texts that are combined to meet several tests of one fact. */
  combined: 3,
};

/**
 * Makes a request for which one test of a rule makes the difference: every other rule allows it, or under `first`
 * leaves the decision to this rule, and the rest of its condition leaves the result to this test. Best effort: rules
 * may contradict each other.
 *
 * @param whenHolds the result of the target's rule, if the target is not part of its `when`
 */
export function boundaryRequest(
  target: TestTarget,
  start: TimedRequest,
  whenHolds: boolean,
): BoundaryRequest {
  const { rule, node } = target;
  const all = [
    ...(rule.if === undefined ? [] : requiredBy(rule.if.node, true, target, node)),
    ...requiredBy(rule.when.node, whenHolds, target, node),
    ...goalsBeside(target, start.now).flatMap((goal) => requiredBy(goal.rule.when.node, goal.wanted, target)),
  ];
  const distinct = new Map(all.map((one) => [`${one.wanted} ${one.test.normalForm}`, one]));
  const required = [...distinct.values()].flatMap(({ test, wanted }) => [
    { test, wanted },
    ...(test.mirrored === undefined ? [] : [{ test: test.mirrored, wanted }]),
  ]);
  const made = { request: structuredClone(start.request), now: start.now, required };
  const derived = new Set(derivedAmong(required));
  const own = required.filter((one) => !derived.has(one));
  // A fact that is compared with another one can get its value only after that one.
  const rounds = own.some(({ test }) => test.comparedWith !== undefined) ? 2 : 1;
  for (let round = 0; round < rounds; round += 1)
    for (const fact of new Set(own.map(({ test }) => test.fact))) setBestValue(fact, made);
  meetDerived([...derived], made);
  return made;
}

/**
 * The request with another value, and with it the facts that are compared with it; undefined if it has no such place.
 */
export function withValue(
  start: BoundaryRequest,
  test: PreparedTest,
  value: unknown,
): TimedRequest | undefined {
  const { fact, path } = test;
  if (isDerived(path)) {
    const made = withDerivedValue(start, test, value);
    return made && followed({ ...start, ...made }, test.sources.map(writtenPath));
  }
  const changed = { ...start, request: structuredClone(start.request) };
  return putAt(changed.request, path, value) === undefined ? followed(changed, [fact]) : undefined;
}

/** Gives the facts that are compared with changed ones a value that meets their tests. */
function followed(made: BoundaryRequest, changed: readonly string[]): BoundaryRequest {
  const following = made.required.filter(
    ({ test: { comparedWith = '', ...other } }) =>
      changed.includes(comparedWith) && !changed.includes(other.fact) && !isDerived(other.path),
  );
  for (const other of new Set(following.map(({ test }) => test.fact))) setBestValue(other, made);
  return made;
}

/**
 * Values for the fact of a target that meet its other tests: the boundary values of these, and for each boundary value
 * of the changed tests one that the changed tests judge alike.
 */
export function valuesBeside(
  start: BoundaryRequest,
  changed: readonly PreparedTest[],
  boundaryValues: readonly unknown[],
): unknown[] {
  const [first] = changed;
  const beside = start.required.filter(({ test }) => test.fact === first?.fact);
  const meets = (value: unknown) => beside.every(({ test, wanted }) => test.judge(value, start) === wanted);
  if (beside.length === 0 || beside.length > LIMITS.tests || !meets(first?.read(start))) return [];
  const alike = boundaryValues.map((value) => {
    const same = changed.map((test) => ({ test, wanted: test.judge(value, start) }));
    return bestValue([...beside, ...same], value, start);
  });
  return [...boundaryValuesOf(beside, start), ...alike].filter(meets);
}

/** @param own the target's test, if the condition holds it: the other parts must then leave the result to it */
function requiredBy(
  node: ConditionNode,
  wanted: boolean,
  target: TestTarget,
  own?: TestNode,
): RequiredResult[] {
  if (node === own) return [];
  if (node.kind === 'test') return [{ test: target.tests.of(node), wanted }];
  const withOwn = own && node.of.find((part) => testsIn(part).includes(own));
  return node.of.flatMap((part) => {
    const isNeutral = withOwn !== undefined && part !== withOwn;
    const result = node.kind === 'not' ? !wanted : isNeutral ? node.kind === 'all' : wanted;
    return requiredBy(part, result, target, own);
  });
}

function boundaryValuesOf(required: readonly RequiredResult[], of: TimedRequest): unknown[] {
  return required.slice(0, LIMITS.tests).flatMap(({ test }) => test.boundaryValues(of));
}

/** Gives a fact the value that meets most of its tests. */
function setBestValue(fact: string, made: BoundaryRequest): void {
  const own = made.required.filter(({ test }) => test.fact === fact);
  const path = own[0]?.test.path ?? [];
  putAt(made.request, path, bestValue(own, valueAt(made.request, path), made));
}

/**
 * The value that meets most tests, the first of equals: the present one, a boundary value, or a combination of these.
 */
function bestValue(own: readonly RequiredResult[], start: unknown, of: TimedRequest): unknown {
  // A fact that is only compared with this one can follow it.
  const weight = ({ test }: RequiredResult) => (test.comparedWith === undefined ? own.length : 1);
  const all = own.reduce((sum, one) => sum + weight(one), 0);
  const metBy = (value: unknown) =>
    own.reduce((sum, one) => sum + (one.test.judge(value, of) === one.wanted ? weight(one) : 0), 0);
  let best = { value: start, met: metBy(start) };
  const tryAll = (values: unknown[]) => {
    for (const value of values.slice(0, LIMITS.verdicts / own.length)) {
      if (best.met === all) return;
      const met = metBy(value);
      if (met > best.met) best = { value, met };
    }
  };
  const boundaryValues = boundaryValuesOf(own, of);
  tryAll([...boundaryValues, undefined]);
  for (let step = 1; step <= LIMITS.combined && best.met < all; step += 1) {
    const { met } = best;
    tryAll(boundaryValues.flatMap((value) => combinedTexts(best.value, value)));
    if (best.met === met) break;
  }
  return best.value;
}
