import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { CachedReply, Decision } from '../decisions/decision.ts';
import type { AnsweredCall, HookCall } from '../decisions/hook-call.ts';
import { legibleJson } from '../diagnostics/legible-json.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { DEFAULT_HOOK } from '../hooks/index.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import { printable } from '../telemetry/log.ts';

/** The part of a record that holds the request, or says why it does not. */
export type Recorded = (request: HookRequest, endpoint: Endpoint) => object;

/** Formats records of decisions as lines of JSON. */
export class Records {
  readonly #recorded: Recorded | undefined;
  /** Parts that decisions with one cached reply have in common, as JSON. */
  readonly #outcomes = new WeakMap<CachedReply, string>();

  /** @param recorded undefined: requests are not recorded */
  constructor(recorded?: Recorded) {
    this.#recorded = recorded;
  }

  /** The record of a decision; it holds no profile data, unless requests are recorded. */
  lineOf(answered: AnsweredCall): string {
    const call = toJson(callOf(answered));
    const outcome = this.#outcomeOf(answered);
    const circumstances = toJson(circumstancesOf(answered, this.#recorded));
    return `${call.slice(0, -1)},${outcome.slice(1, -1)},${circumstances.slice(1)}\n`;
  }

  #outcomeOf({ decision, call }: AnsweredCall): string {
    const { cachedReply } = decision;
    const known = cachedReply && this.#outcomes.get(cachedReply);
    if (known !== undefined) return known;
    const outcome = toJson(outcomeOf(decision, call));
    if (cachedReply !== undefined) this.#outcomes.set(cachedReply, outcome);
    return outcome;
  }
}

function toJson(value: object): string {
  return legibleJson(JSON.stringify(value));
}

function callOf({ decision: { id }, call: { time, request } }: AnsweredCall): object {
  return {
    time: new Date(time).toISOString(),
    decisionId: id,
    eventId: printable(request?.['eventId']),
  };
}

function outcomeOf(
  { requestType, kind, by, rules, verdicts, shadow, leftOut }: Decision,
  { endpoint, version }: HookCall,
): object {
  return {
    endpoint: endpoint.path,
    hook: endpoint.hook.name === DEFAULT_HOOK ? undefined : endpoint.hook.name,
    owner: endpoint.source.value.owner,
    requestType: printable(requestType),
    decision: kind,
    by,
    rules,
    results: resultsOf(verdicts),
    skipped: skippedOf(verdicts),
    shadow: shadowOf(shadow),
    leftOut: leftOut && Object.fromEntries(leftOut.map(({ name, reason }) => [name, reason])),
    version,
    commit: /\+([0-9a-f]+)/.exec(version)?.[1],
  };
}

function circumstancesOf(
  { call, decision: { failure }, milliseconds, retry, eventIdReused }: AnsweredCall,
  recorded: Recorded | undefined,
): object {
  return {
    ms: Math.round(milliseconds * 1000) / 1000,
    retry,
    odd: eventIdReused && 'another-body',
    failure: failure && { ...failure, message: printable(failure.message) },
    // Requests of other hooks hold secrets: only requests of this hook are recorded.
    ...(recorded && isHookRequest(call.request) && recorded(call.request, call.endpoint)),
    msg: 'decision',
  };
}

function resultsOf(verdicts: Decision['verdicts']): object {
  const enforced = verdicts.filter(({ rule }) => rule.mode !== 'shadow');
  return Object.fromEntries(enforced.map(({ rule, verdict }) => [rule.name, verdict]));
}

/** Why enforced rules were skipped; undefined if none was. */
function skippedOf(verdicts: Decision['verdicts']): object | undefined {
  const reasons = verdicts.flatMap(({ rule, skipped }) =>
    skipped === undefined || rule.mode === 'shadow' ? [] : [[rule.name, skipped]],
  );
  return reasons.length === 0 ? undefined : Object.fromEntries(reasons);
}

function shadowOf(shadow: Decision['shadow']): object | undefined {
  if (shadow.length === 0) return undefined;
  return Object.fromEntries(
    shadow.map(({ rule, verdict, skipped, would }) => [rule.name, { result: verdict, skipped, would }]),
  );
}

function isHookRequest(request: HookRequest | undefined): request is HookRequest {
  return !isRequestProblem(readRequest(request));
}
