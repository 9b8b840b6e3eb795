import { holdsBy } from '../../engine/condition-node.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import { sampleOf } from '../../hooks/samples.ts';
import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import { isDerived } from '../../rules/fact-path.ts';
import { normalForm } from '../../rules/normal-form.ts';
import type { TouchedRule } from '../change.ts';
import type { Revision } from '../revision.ts';
import { type Obstacle, obstacleTo, type Unreached } from './blocking-rule.ts';
import { boundaryRequest, valuesBeside, withValue } from './boundary-request.ts';
import type { TimedRequest } from './derivations.ts';
import { inEachLanguage } from './in-each-language.ts';
import { type BoundaryRequest, isPatternTest, PreparedTests } from './prepared-tests.ts';
import { type Redefined, type Redefinition, redefinitionsOf, requestsFor } from './redefinitions.ts';
import { goalOf, isActive, isInIf, type TestTarget, targetsIn } from './target.ts';

/** Requests per rule; and per comparison, before another rule is begun. */
const LIMITS = { rule: 400, all: 10_000 };

/** Values that any fact may have, whatever its tests expect. */
const ANY_KIND: unknown[] = [undefined, null, '', 1234, true, ['a'], { a: 1 }];

/**
 * Generates requests on both sides of every boundary that a change moves: for each touched rule, requests in which one
 * of the changed tests makes the difference. The same change always gives the same requests. `unreached`: the changed
 * rules whose effect they do not show. `redefined`: the rules of which one request should be decided otherwise, because a
 * fact that they read is made in another way.
 *
 * @param now milliseconds since 1970
 */
export function generateRequests(
  base: Revision,
  head: Revision,
  touched: readonly TouchedRule[],
  now: number,
): { requests: RecordedRequest[]; unreached: Unreached[]; redefined: Redefined[] } {
  const [ofBase, ofHead] = [new PreparedTests(base, head), new PreparedTests(head, base)];
  const revisions = [
    { revision: base, tests: ofBase },
    { revision: head, tests: ofHead },
  ] as const;
  const redefined: Redefined[] = [];
  const requests = new Map<string, RecordedRequest>();
  const unreached: Unreached[] = [];
  let made = 0;
  for (const rule of touched) {
    const { endpoint, requestType, place } = rule;
    const hook = head.endpoints.get(endpoint)?.hook;
    if (hook === undefined || !base.endpoints.has(endpoint)) continue;
    const targets = [...targetsIn(base, ofBase, rule), ...targetsIn(head, ofHead, rule)];
    const sample = sampleOf(hook, requestType);
    const changes = redefinitionsOf(rule, revisions);
    const own = made < LIMITS.all ? requestsForRule(targets, changes, sample, now) : LEFT_OUT;
    const translated = inEachLanguage(own.requests, targets, { hook, requestType });
    made += own.requests.length + translated.length;
    for (const one of [...own.requests, ...translated])
      requests.set(normalForm([endpoint, one.at, one.request]), { ...one, endpoint });
    for (const because of own.obstacles)
      unreached.push({ endpoint, requestType, rule: rule.rule, place, because });
    const isEnforced = targets.some((target) => target.rule.mode === 'enforce');
    if (own.obstacles.length === 0 && isEnforced)
      redefined.push(...changes.slice(0, 1).map((one) => ({ ...one, requests: own.requests })));
  }
  return { requests: [...requests.values()], unreached, redefined };
}

/** The requests for one touched rule, and the obstacles that keep them from showing its change. */
interface RequestsForRule {
  requests: RecordedRequest[];
  obstacles: Obstacle[];
}

const LEFT_OUT: RequestsForRule = { requests: [], obstacles: [{ kind: 'limit' }] };

function requestsForRule(
  all: readonly TestTarget[],
  redefinitions: readonly Redefinition[],
  sample: HookRequest,
  now: number,
): RequestsForRule {
  const changed = changedTargets(all);
  const targets = changed.length > 0 ? changed : all;
  const times = timesOf(targets, now);
  const found = targets.map((target) => requestsForTarget(target, targets, sample, times, now));
  const requests = interleaved(found.map((one) => one.requests)).slice(0, LIMITS.rule);
  const shown = new Set(targets.flatMap(({ test }, index) => (found[index]?.obstacle ? [] : [test.fact])));
  // A rule that changed as a whole is shown by any of its tests; a changed test mostly by its old or its new form.
  const obstacles = targets.flatMap(({ node, test }, index) => {
    const isShown = changed.length > 0 ? shown.has(test.fact) && !isPatternTest(node) : shown.size > 0;
    return isShown ? [] : (found[index]?.obstacle ?? []);
  });
  const starts = startsAmong(requests, targets, now);
  const others = redefinitions.flatMap((one) => starts.flatMap((of) => requestsFor(one, of)));
  return { requests: [...requests, ...others], obstacles: onePerName(obstacles) };
}

/** The requests for which the rule of the targets holds, and those for which it does not. */
function startsAmong(
  requests: readonly RecordedRequest[],
  targets: readonly TestTarget[],
  now: number,
): (RecordedRequest & TimedRequest)[][] {
  const target = targets.at(-1);
  if (target === undefined) return [];
  const { rule, tests } = target;
  const timed = requests.map((one) => ({ ...one, now: one.at ?? now }));
  const holdsFor = (one: TimedRequest) => holdsBy(rule.when.node, (node) => tests.judge(node, one)) === true;
  const { passing = [], failing = [] } = Object.groupBy(timed, (one) =>
    holdsFor(one) ? 'passing' : 'failing',
  );
  return [passing, failing];
}

/** The tests that only one revision has; none if something else has changed. */
function changedTargets(targets: readonly TestTarget[]): readonly TestTarget[] {
  return targets.filter(
    ({ revision, test }) =>
      !targets.some((other) => other.revision !== revision && other.test.normalForm === test.normalForm),
  );
}

/** Both revisions mostly have the same obstacle: that of head, which comes last, is kept. */
function onePerName(obstacles: readonly Obstacle[]): Obstacle[] {
  const nameOf = (one: Obstacle) => (one.kind === 'rule' ? one.rule : one.kind === 'test' ? one.fact : '');
  return [...new Map(obstacles.map((one) => [`${one.kind} ${nameOf(one)}`, one])).values()];
}

/** The first of each, then the second of each: a limit is fair to all. */
function interleaved<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

function requestsForTarget(
  target: TestTarget,
  targets: readonly TestTarget[],
  sample: HookRequest,
  times: readonly (number | undefined)[],
  now: number,
): { requests: RecordedRequest[]; obstacle: Obstacle | undefined } {
  const { test } = target;
  const requests: RecordedRequest[] = [];
  const tried: TimedRequest[] = [];
  const goal = goalOf(target.rule) ?? true;
  const starts = [...times, ...around(test.moments)].flatMap((at) =>
    // Whether a rule is asked can matter with either result.
    (isInIf(target) ? [goal, !goal] : [goal]).map((whenHolds) => {
      const start = boundaryRequest(target, { request: sample, now: at ?? now }, whenHolds);
      return { at, start };
    }),
  );
  for (const { at, start } of starts) {
    for (const value of valuesFor(target, targets, start)) {
      const made = withValue(start, test, value);
      if (made === undefined) continue;
      const name = at === undefined ? 'generated' : `generated, at ${new Date(at).toISOString()}`;
      const when = at === undefined ? {} : { at };
      requests.push({ name, request: made.request, madeUp: 'generated', about: [test.fact], ...when });
      tried.push(made);
    }
  }
  return { requests, obstacle: obstacleTo(target, tried) };
}

/** Boundary values of all tests of a fact, values of other kinds, and values that meet the fact's other tests, too. */
function valuesFor({ test }: TestTarget, targets: readonly TestTarget[], start: BoundaryRequest): unknown[] {
  const ofFact = targets.map((other) => other.test).filter(({ fact }) => fact === test.fact);
  const boundaryValues = ofFact.flatMap((other) => other.boundaryValues(start));
  const others = isDerived(test.path) ? [undefined] : ANY_KIND;
  const values = [...boundaryValues, ...valuesBeside(start, ofFact, boundaryValues), ...others];
  return [...new Map(values.map((value) => [normalForm(value) ?? 'absent', value])).values()];
}

/** Times around which the windows of a rule differ, or at which the rule is active if it is not now; undefined: now. */
function timesOf(targets: readonly TestTarget[], now: number): (number | undefined)[] {
  const windows = new Map(
    targets.map(({ revision, rule: { validFrom, validUntil } }) => [revision.which, [validFrom, validUntil]]),
  );
  const [one, other] = [...windows.values()];
  const differ = one !== undefined && other !== undefined && normalForm(one) !== normalForm(other);
  const inactive = targets.filter(({ rule }) => !isActive(rule, now));
  const within = inactive.map(({ rule }) =>
    Number.isFinite(rule.validFrom) ? rule.validFrom : rule.validUntil - 1,
  );
  const times = new Set([...around(differ ? [...one, ...other] : []), ...within]);
  return [undefined, ...times].filter((time) => time !== now);
}

/** Just before and at each of these times. */
function around(times: readonly number[]): number[] {
  return [...new Set(times)].filter(Number.isFinite).flatMap((time) => [time - 1, time]);
}
