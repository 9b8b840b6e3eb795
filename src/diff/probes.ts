import type { CompiledRule, RuleList } from '../engine/compile.ts';
import type { CompiledOutcome } from '../okta/outcome.ts';
import type { HookRequest } from '../okta/request.ts';
import { samples } from '../okta/samples.ts';
import type { RecordedRequest } from '../recordings/recorded-request.ts';
import { putAt } from '../rules/fact-path.ts';
import { aimAt } from './aim.ts';
import type { TouchedRule } from './change.ts';
import { textsMatching } from './matching-texts.ts';
import { canonical } from './meaning.ts';
import { type ProbeTest, ProbeTests, type TestNode, testNodes } from './probe-tests.ts';
import type { Side } from './side.ts';

/** So many requests are made up at most for one rule; and so many for a change, before another rule is looked at. */
const LIMITS = { rule: 400, all: 10_000 };

/** What every fact may hold, whatever its rules expect. */
const ANYTHING: unknown[] = [undefined, null, '', 1234, true, ['a'], { a: 1 }];

/**
 * Requests on both sides of every edge that a change moves: for each rule that it touches, requests in which one of
 * the tests that changed makes the difference. The same change always gives the same requests.
 *
 * @param now milliseconds since 1970
 */
export async function probesFor(
  base: Side,
  head: Side,
  touched: readonly TouchedRule[],
  now: number,
): Promise<RecordedRequest[]> {
  const tests = [new ProbeTests(base, head), new ProbeTests(head, base)] as const;
  const probes = new Map<string, RecordedRequest>();
  let made = 0;
  for (const { endpoint, requestType, rule } of touched) {
    if (made >= LIMITS.all) break;
    const targets = [
      ...targetsOn(base, tests[0], endpoint, requestType, rule),
      ...targetsOn(head, tests[1], endpoint, requestType, rule),
    ];
    const both = base.endpoints.has(endpoint) && head.endpoints.has(endpoint);
    const sample = requestType === 'progressive.profile' ? samples.pp : samples.ssr;
    const own = both ? await probesOf(changedIn(targets), sample, now) : [];
    made += own.length;
    for (const probe of own.slice(0, LIMITS.rule)) {
      probes.set(canonical([endpoint, probe.at, probe.request]), { ...probe, endpoint });
    }
  }
  return [...probes.values()];
}

/** A test of a touched rule, on one side. */
interface Target {
  side: Side;
  node: TestNode;
  test: ProbeTest;
  tests: ProbeTests;
  rule: CompiledRule<CompiledOutcome>;
  list: RuleList<CompiledOutcome>;
}

function targetsOn(
  side: Side,
  tests: ProbeTests,
  endpoint: string,
  requestType: string,
  name: string,
): Target[] {
  const list = side.endpoints.get(endpoint)?.requestTypes.get(requestType);
  const rule = list?.rules.find((one) => one.name === name);
  if (list === undefined || rule === undefined) return [];
  return testNodes(rule.when, list.named).map((node) => ({
    side,
    node,
    test: tests.of(node),
    tests,
    rule,
    list,
  }));
}

/** The tests that one side alone has; all of them, where it is something else that has changed. */
function changedIn(targets: readonly Target[]): readonly Target[] {
  const changed = targets.filter(
    ({ side, test }) => !targets.some((other) => other.side !== side && other.test.meaning === test.meaning),
  );
  return changed.length > 0 ? changed : targets;
}

async function probesOf(
  targets: readonly Target[],
  sample: HookRequest,
  now: number,
): Promise<RecordedRequest[]> {
  const times = timesOf(targets, now);
  const probes: RecordedRequest[] = [];
  for (const { node, test, tests, rule, list } of targets)
    for (const at of times) {
      const aimed = aimAt(node, rule, list, tests, sample, at ?? now);
      const alike = targets.filter((other) => other.test.fact === test.fact);
      for (const value of await valuesFor(alike, aimed, at ?? now)) {
        const request = structuredClone(aimed);
        if (putAt(request, test.path, value) !== undefined) continue;
        const name = at === undefined ? 'generated' : `generated, at ${new Date(at).toISOString()}`;
        probes.push({ name, request, madeUp: true, about: [test.fact], ...(at !== undefined && { at }) });
      }
    }
  return probes;
}

/** Values around the edges of all tests of one fact, on both sides, and what no test expects. */
async function valuesFor(targets: readonly Target[], request: HookRequest, now: number): Promise<unknown[]> {
  const edges = targets.flatMap(({ test }) => test.edges(request, now));
  const patterns = new Set(targets.flatMap(({ test }) => test.pattern ?? []));
  const texts = await Promise.all([...patterns].map(textsMatching));
  const values = [...edges, ...texts.flat(), ...ANYTHING];
  return [...new Map(values.map((value) => [canonical(value) ?? 'absent', value])).values()];
}

/** The moments around which the windows of a rule differ; undefined: now. */
function timesOf(targets: readonly Target[], now: number): (number | undefined)[] {
  const windows = new Map(targets.map(({ side, rule }) => [side.which, [rule.validFrom, rule.validUntil]]));
  const [one, other] = [...windows.values()];
  if (one === undefined || other === undefined || canonical(one) === canonical(other)) return [undefined];
  const edges = [...new Set([...one, ...other])].filter((time) => Number.isFinite(time) && time !== now);
  return [undefined, ...edges.flatMap((time) => [time - 1, time])];
}
