import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { CompiledOutcome } from '../decisions/compile-outcome.ts';
import { decide } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import type { RuleVerdict } from '../engine/evaluate.ts';
import { collectFacts } from '../engine/facts.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { ACTION_COMMAND } from '../hooks/registration/commands.ts';
import { requestTypes } from '../hooks/registration/request.ts';
import { samples } from '../hooks/registration/samples.ts';
import { parseFactPath, putAt, stepInto, valueAt } from '../rules/fact-path.ts';

/** A test as `NAME.test.yaml` holds it. */
export interface TestSkeleton {
  name: string;
  /** A built-in sample, or the path of a JSON file. */
  request: string;
  at?: string;
  set?: Record<string, unknown>;
  unset?: string[];
  expect: Record<string, unknown>;
}

/** A built-in sample, and what makes another request of it. */
type Edits = Pick<TestSkeleton, 'request' | 'set' | 'unset'>;

/**
 * A test of a request, which expects what the rules decide. Its request is written as a file of its own, or as few
 * changes of a sample as decide the same.
 *
 * @param now milliseconds since 1970: when it is decided, if it is not known when it came
 */
export async function skeletonOf(
  { name, at, now }: { name: string; at: number | undefined; now: number },
  request: HookRequest,
  endpoint: Endpoint,
  file: string | undefined,
): Promise<TestSkeleton> {
  const moment = at ?? now;
  const expected = await decided(endpoint, request, moment);
  const edits =
    file === undefined ? await shortestEdits(request, endpoint, expected, moment) : { request: file };
  return {
    name,
    ...edits,
    ...(at !== undefined && { at: new Date(at).toISOString() }),
    expect: expectationOf(expected),
  };
}

/** A test of a body that is an object, and no request of the hook: which is refused, whatever the rules say. */
export function skeletonOfRefused(name: string, body: Readonly<Record<string, unknown>>): TestSkeleton {
  const edits = editsFor('ssr', body, ['eventType', 'data']);
  return { name, ...edits, expect: { status: 400 } };
}

function decided(endpoint: Endpoint, request: HookRequest, now: number): Promise<Decision> {
  // With a trace, so that nothing of it is kept for other requests.
  return decide({ id: '', version: '', endpoint, request, time: now }, { debugContext: false, trace: true });
}

/**
 * What the rules read is enough, if the rules then decide the same; what a person entered beside it need not stand in
 * a test. If they do not, because a text is made of more, everything that differs is written.
 */
async function shortestEdits(
  request: HookRequest,
  endpoint: Endpoint,
  expected: Decision,
  now: number,
): Promise<Edits> {
  const sample = sampleFor(request);
  const facts = new Set(['requestType']);
  const list = endpoint.requestTypes.get(expected.requestType ?? '');
  for (const { when } of list?.rules ?? []) collectFacts(when, list?.named ?? new Map(), facts);
  const few = editsFor(sample, request, [...facts]);
  const again = await decided(endpoint, edited(sample, few), now);
  const alike = JSON.stringify(expectationOf(again)) === JSON.stringify(expectationOf(expected));
  return alike ? few : editsFor(sample, request, leafPaths(samples[sample], request));
}

function sampleFor({ requestType }: HookRequest): keyof typeof samples {
  if (requestType === undefined || requestType === null) return 'classic';
  return requestType === requestTypes[1] ? 'pp' : 'ssr';
}

function editsFor(
  sample: keyof typeof samples,
  request: Readonly<Record<string, unknown>>,
  facts: readonly string[],
): Edits {
  const set: Record<string, unknown> = {};
  const unset: string[] = [];
  for (const fact of facts) {
    const path = parseFactPath(fact);
    if (typeof path === 'string') continue;
    const [wanted, there] = [valueAt(request, path), valueAt(samples[sample], path)];
    if (JSON.stringify(wanted) === JSON.stringify(there)) continue;
    if (wanted === undefined) unset.push(fact);
    else set[fact] = wanted;
  }
  return {
    request: sample,
    ...(Object.keys(set).length > 0 && { set }),
    ...(unset.length > 0 && { unset }),
  };
}

function edited(sample: keyof typeof samples, { set = {}, unset = [] }: Edits): HookRequest {
  const request = structuredClone(samples[sample]);
  for (const fact of [...Object.keys(set), ...unset]) {
    const path = parseFactPath(fact);
    if (typeof path !== 'string') putAt(request, path, set[fact]);
  }
  return request;
}

/** The paths of all values that are no objects, in either of two requests; an array counts as one value. */
function leafPaths(...requests: readonly unknown[]): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) found.add(path);
    else for (const [key, part] of Object.entries(value)) visit(part, stepInto(path, key));
  };
  for (const request of requests) visit(request, '');
  return [...found];
}

/** What a decision came to, in the words of a test's `expect`. */
function expectationOf({ kind, verdicts, reply }: Decision): Record<string, unknown> {
  const rules = Object.fromEntries(verdicts.flatMap(verdictWords));
  const causes = (reply.response.error?.errorCauses ?? []).map(({ errorSummary, reason, location }) =>
    reason === undefined && location === undefined
      ? { errorSummary }
      : { ...(location !== undefined && { location }), ...(reason !== undefined && { reason }) },
  );
  const set = (reply.response.commands ?? []).find(({ type }) => type !== ACTION_COMMAND)?.value;
  return {
    decision: kind,
    ...(Object.keys(rules).length > 0 && { rules }),
    ...(causes.length > 0 && { errorCauses: causes }),
    ...(set !== undefined && { set }),
  };
}

function verdictWords({ rule, verdict }: RuleVerdict<CompiledOutcome>): [string, boolean | 'skipped'][] {
  if (verdict === 'error') return [];
  return [[rule.name, verdict === 'skipped' ? 'skipped' : verdict === 'passed']];
}
