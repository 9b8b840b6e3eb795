import type { HookRequest } from '../../hooks/envelope.ts';
import { samples } from '../../hooks/registration/samples.ts';
import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import type { TouchedRule } from '../change.ts';
import { normalForm } from '../normal-form.ts';
import type { Revision } from '../revision.ts';
import { BlockingRuleSearch, type Obstacle, type Unreached } from './blocking-rule.ts';
import { type BoundaryRequest, boundaryRequest, putValues, valuesBeside } from './boundary-request.ts';
import { textsMatching } from './matching-texts.ts';
import { patternsOf, ReadableTests, testNodes } from './readable-tests.ts';
import { isOpen, listOf, type Target, targetsOn } from './target.ts';

/** So many requests are made up at most for one rule; and so many for a change, before another rule is looked at. */
const LIMITS = { rule: 400, all: 10_000 };

/** What every fact may hold, whatever its rules expect. */
const ANYTHING: unknown[] = [undefined, null, '', 1234, true, ['a'], { a: 1 }];

/** Requests made up for a change. */
export interface GeneratedRequests {
  requests: RecordedRequest[];
  /** What they do not show. */
  unreached: Unreached[];
}

/**
 * Requests on both sides of every edge that a change moves: for each rule that it touches, requests in which one of
 * the tests that changed makes the difference. The same change always gives the same requests.
 *
 * @param now milliseconds since 1970
 */
export async function generateRequests(
  base: Revision,
  head: Revision,
  touched: readonly TouchedRule[],
  now: number,
): Promise<GeneratedRequests> {
  const texts = await textsMatching(patternsBeside(touched, [base, head]));
  const tests = [new ReadableTests(base, head, texts), new ReadableTests(head, base, texts)] as const;
  const requests = new Map<string, RecordedRequest>();
  const unreached: Unreached[] = [];
  let made = 0;
  for (const rule of touched) {
    const { endpoint, requestType, place } = rule;
    if (!base.endpoints.has(endpoint) || !head.endpoints.has(endpoint)) continue;
    const targets = [...targetsOn(base, tests[0], rule), ...targetsOn(head, tests[1], rule)];
    const sample = requestType === 'progressive.profile' ? samples.pp : samples.ssr;
    const own = made < LIMITS.all ? probesOf(targets, sample, now) : TOO_MANY;
    made += own.requests.length;
    for (const probe of own.requests)
      requests.set(normalForm([endpoint, probe.at, probe.request]), { ...probe, endpoint });
    for (const because of own.obstacles)
      unreached.push({ endpoint, requestType, rule: rule.rule, place, because });
  }
  return { requests: [...requests.values()], unreached };
}

/** The requests for one touched rule, and what keeps them from showing its change. */
interface OwnProbes {
  requests: RecordedRequest[];
  obstacles: Obstacle[];
}

const TOO_MANY: OwnProbes = { requests: [], obstacles: [{ kind: 'limit' }] };

/** The patterns of the touched rules, and of those that have to let the same request through. */
function patternsBeside(touched: readonly TouchedRule[], sides: readonly Revision[]): Set<string> {
  const lists = new Set(sides.flatMap((side) => touched.flatMap((rule) => listOf(side, rule) ?? [])));
  const nodes = [...lists].flatMap(({ rules, named }) => rules.flatMap(({ when }) => testNodes(when, named)));
  return new Set(nodes.flatMap(patternsOf));
}

/** The tests that one side alone has; all of them, where it is something else that has changed. */
function changedIn(targets: readonly Target[]): readonly Target[] {
  return targets.filter(
    ({ side, test }) => !targets.some((other) => other.side !== side && other.test.meaning === test.meaning),
  );
}

function probesOf(all: readonly Target[], sample: HookRequest, now: number): OwnProbes {
  const changed = changedIn(all);
  const targets = changed.length > 0 ? changed : all;
  const times = timesOf(targets, now);
  const aimed = targets.map((target) => probesAt(target, targets, sample, times, now));
  const requests = interleaved(aimed.map((one) => one.requests)).slice(0, LIMITS.rule);
  const shown = new Set(targets.flatMap(({ test }, index) => (aimed[index]?.obstacle ? [] : [test.fact])));
  // A rule that changed as a whole is shown by any of its tests; a test, mostly, by what it was or has become.
  const obstacles = targets.flatMap(({ node, test }, index) => {
    const told = changed.length > 0 ? shown.has(test.fact) && patternsOf(node).length === 0 : shown.size > 0;
    return told ? [] : (aimed[index]?.obstacle ?? []);
  });
  return { requests, obstacles: onePerName(obstacles) };
}

/** On both sides it is mostly the same that is in the way: head's is what the reader has before them. */
function onePerName(obstacles: readonly Obstacle[]): Obstacle[] {
  const nameOf = (one: Obstacle) => (one.kind === 'rule' ? one.rule : one.kind === 'test' ? one.fact : '');
  return [...new Map(obstacles.map((one) => [`${one.kind} ${nameOf(one)}`, one])).values()];
}

/** Of each the first, then of each the second: an end that comes early is fair to all. */
function interleaved<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [normalForm(value) ?? 'absent', value])).values()];
}

/** The requests for one target, and what keeps them from showing it. */
function probesAt(
  target: Target,
  targets: readonly Target[],
  sample: HookRequest,
  times: readonly (number | undefined)[],
  now: number,
): { requests: RecordedRequest[]; obstacle: Obstacle | undefined } {
  const { test } = target;
  const requests: RecordedRequest[] = [];
  const reach = new BlockingRuleSearch(target);
  for (const at of [...times, ...around(test.moments)]) {
    const aim = boundaryRequest(target, sample, at ?? now);
    for (const value of valuesFor(target, targets, aim, at ?? now)) {
      const request = putValues(aim, test, value, at ?? now);
      if (request === undefined) continue;
      const name = at === undefined ? 'generated' : `generated, at ${new Date(at).toISOString()}`;
      requests.push({
        name,
        request,
        madeUp: 'generated',
        about: [test.fact],
        ...(at !== undefined && { at }),
      });
      reach.note(request, at ?? now);
    }
  }
  return { requests, obstacle: reach.obstacle() };
}

/**
 * Values around the edges of all tests of one fact, on both sides, and what no test expects; where the fact has other
 * tests beside, also those that meet them.
 */
function valuesFor(
  { test }: Target,
  targets: readonly Target[],
  aim: BoundaryRequest,
  now: number,
): unknown[] {
  const alike = targets.map((other) => other.test).filter(({ fact }) => fact === test.fact);
  const edges = alike.flatMap((other) => other.edges(aim.request, now));
  return distinct([...edges, ...valuesBeside(aim, alike, edges, now), ...ANYTHING]);
}

/** The moments around which the windows of a rule differ, or at which it is open if it is not now; undefined: now. */
function timesOf(targets: readonly Target[], now: number): (number | undefined)[] {
  const windows = new Map(
    targets.map(({ side, rule: { validFrom, validUntil } }) => [side.which, [validFrom, validUntil]]),
  );
  const [one, other] = [...windows.values()];
  const differ = one !== undefined && other !== undefined && normalForm(one) !== normalForm(other);
  const edges = differ ? [...one, ...other] : [];
  const closed = targets.filter(({ rule }) => !isOpen(rule, now));
  const inside = closed.map(({ rule }) =>
    Number.isFinite(rule.validFrom) ? rule.validFrom : rule.validUntil - 1,
  );
  return [undefined, ...new Set([...around(edges), ...inside])].filter((time) => time !== now);
}

/** Just before and at each of these moments. */
function around(moments: readonly number[]): number[] {
  return [...new Set(moments)].filter(Number.isFinite).flatMap((time) => [time - 1, time]);
}
