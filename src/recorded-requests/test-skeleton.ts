import { isDeepStrictEqual } from 'node:util';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { CompiledOutcome } from '../decisions/compile-outcome.ts';
import { decide } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import { requestFactsIn } from '../decisions/facts/request-facts.ts';
import { NO_ID } from '../decisions/hook-call.ts';
import { conditionsOf, factsIn } from '../engine/condition-node.ts';
import type { RuleVerdict } from '../engine/evaluate.ts';
import type { HookContract, HookResponse } from '../hooks/contract.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { issuedIn, issuedParts } from '../hooks/issued.ts';
import { sampleLike, samples } from '../hooks/samples.ts';
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

/** A built-in sample and its changes. */
type Edits = Pick<TestSkeleton, 'request' | 'set' | 'unset'>;

/**
 * A test that expects the current decision on a request. The request is a file of its own, or a sample with as few
 * changes as lead to the same decision.
 *
 * @param now time of the decision in milliseconds since 1970, if the time of the request is unknown
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
    expect: expectationOf(expected, endpoint.hook, request),
  };
}

/** A test of an object that is no request of the hook, and is refused before any rule. */
export function skeletonOfRefused(name: string, body: Readonly<Record<string, unknown>>): TestSkeleton {
  const [[sample, request]] = Object.entries(samples) as [[string, HookRequest]];
  const edits = editsFor(sample, request, body, ['eventType', 'data']);
  return { name, ...edits, expect: { status: 400 } };
}

function decided(endpoint: Endpoint, request: HookRequest, now: number): Promise<Decision> {
  // With a trace nothing is cached for other requests.
  return decide(
    { id: NO_ID, version: '', endpoint, request, time: now },
    { debugContext: false, trace: true },
  );
}

/**
 * The changes of facts that rules read, if they lead to the same decision: other data of a person does not belong into a
 * test. Else with the facts of `language`, for a text that depends on them; else all changes, because a template uses more.
 */
async function shortestEdits(
  request: HookRequest,
  endpoint: Endpoint,
  expected: Decision,
  now: number,
): Promise<Edits> {
  const { hook } = endpoint;
  const [sample, body] = sampleLike(hook, request);
  const { rules = [] } = endpoint.requestTypes.get(expected.requestType ?? '') ?? {};
  const { language = [] } = endpoint.source.value;
  const read = requestFactsIn(rules.flatMap(conditionsOf).flatMap(factsIn), endpoint.derived);
  const chosen = requestFactsIn(language, endpoint.derived);
  const wanted = JSON.stringify(expectationOf(expected, hook, request));
  for (const facts of [read, [...read, ...chosen]]) {
    const few = editsFor(sample, body, request, [...new Set(['requestType', ...facts])]);
    const fewer = edited(body, few);
    const again = await decided(endpoint, fewer, now);
    if (JSON.stringify(expectationOf(again, hook, fewer)) === wanted) return few;
  }
  return editsFor(sample, body, request, leafPaths(body, request));
}

function editsFor(
  sample: string,
  body: HookRequest,
  request: Readonly<Record<string, unknown>>,
  facts: readonly string[],
): Edits {
  const set: Record<string, unknown> = {};
  const unset: string[] = [];
  for (const fact of facts) {
    const path = parseFactPath(fact);
    if (typeof path === 'string') continue;
    const [wanted, there] = [valueAt(request, path), valueAt(body, path)];
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

function edited(body: HookRequest, { set = {}, unset = [] }: Edits): HookRequest {
  const request = structuredClone(body);
  for (const fact of [...Object.keys(set), ...unset]) {
    const path = parseFactPath(fact);
    if (typeof path !== 'string') putAt(request, path, set[fact]);
  }
  return request;
}

/** The paths of all values except objects in several requests; an array counts as one value. */
function leafPaths(...requests: readonly unknown[]): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) found.add(path);
    else for (const [key, part] of Object.entries(value)) visit(part, stepInto(path, key));
  };
  for (const request of requests) visit(request, '');
  return [...found];
}

/** A decision as the `expect` of a test. */
function expectationOf(
  { kind, verdicts, reply }: Decision,
  hook: HookContract,
  request: HookRequest,
): Record<string, unknown> {
  const { profileCommands } = hook;
  const rules = Object.fromEntries(verdicts.flatMap(verdictWords));
  const causes = (reply.response.error?.errorCauses ?? []).map(({ errorSummary, reason, location }) =>
    reason === undefined && location === undefined
      ? { errorSummary }
      : { ...(location !== undefined && { location }), ...(reason !== undefined && { reason }) },
  );
  const set = (reply.response.commands ?? []).find(({ type }) => profileCommands.includes(type))?.value;
  return {
    decision: kind,
    ...(Object.keys(rules).length > 0 && { rules }),
    ...(causes.length > 0 && { errorCauses: causes }),
    ...(set !== undefined && { set }),
    ...issuedChanges(hook, request, reply.response),
  };
}

/** The changes of a reply to tokens and assertions, as the `expect` of a test. */
function issuedChanges(
  hook: HookContract,
  request: HookRequest,
  response: HookResponse,
): Record<string, unknown> {
  return Object.fromEntries(
    issuedParts(hook, request, response).flatMap(({ key, ...part }) => {
      const [before, after] = [issuedIn(key, part.before), issuedIn(key, part.after)];
      const claims = changedIn(before.claims, after.claims);
      const without = Object.keys(before.claims).filter((name) => !Object.hasOwn(after.claims, name));
      const expected = {
        ...(Object.keys(claims).length > 0 && { [key === 'assertion' ? 'attributes' : 'claims']: claims }),
        ...(without.length > 0 && { without }),
        ...changedIn(before.others, after.others),
      };
      return Object.keys(expected).length === 0 ? [] : [[key, expected]];
    }),
  );
}

function changedIn(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed = Object.entries(after).filter(([name, value]) => !isDeepStrictEqual(value, before[name]));
  return Object.fromEntries(changed);
}

function verdictWords({ rule, verdict }: RuleVerdict<CompiledOutcome>): [string, boolean | 'skipped'][] {
  if (verdict === 'error') return [];
  return [[rule.name, verdict === 'skipped' ? 'skipped' : verdict === 'passed']];
}
