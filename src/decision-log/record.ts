import type { RuleVerdict } from '../engine/evaluate.ts';
import { printable } from '../observe/log.ts';
import type { Decision, DecisionContext } from '../okta/decision.ts';
import type { CompiledOutcome } from '../okta/outcome.ts';
import { type HookRequest, isRequestProblem, readRequest } from '../okta/request.ts';

/** How much of a request is recorded. */
export interface Recorded {
  recorded: 'masked' | 'full';
  /** Undefined: it would take too long, and is left out. */
  of: (request: HookRequest) => unknown;
}

/**
 * One record a decision, in the order in which a person reads it; a key whose value is undefined is left out of the
 * line. Nothing of a profile, unless requests are recorded.
 */
export function toRecord(decision: Decision, about: DecisionContext, recorded?: Recorded): object {
  const { id, requestType, kind, by, rules, verdicts, shadow, failure } = decision;
  const { request, endpoint, version, time, milliseconds, retry, odd } = about;
  return {
    time: new Date(time).toISOString(),
    decisionId: id,
    eventId: printable(request?.['eventId']),
    endpoint: endpoint.path,
    owner: endpoint.source.value.owner,
    requestType: printable(requestType),
    decision: kind,
    by,
    rules,
    results: resultsOf(verdicts),
    shadow: shadowOf(shadow),
    version,
    commit: /\+([0-9a-f]+)/.exec(version)?.[1],
    ms: Math.round(milliseconds * 1000) / 1000,
    retry,
    odd,
    failure: failure && { ...failure, message: printable(failure.message) },
    ...(recorded !== undefined && requestIn(request, recorded)),
    msg: 'decision',
  };
}

type Verdicts = readonly RuleVerdict<CompiledOutcome>[];

function resultsOf(verdicts: Verdicts): object {
  const enforced = verdicts.filter(({ rule }) => rule.mode !== 'shadow');
  return Object.fromEntries(enforced.map(({ rule, verdict }) => [rule.name, verdict]));
}

function shadowOf(shadow: Decision['shadow']): object | undefined {
  if (shadow.length === 0) return undefined;
  return Object.fromEntries(
    shadow.map(({ rule, verdict, would }) => [rule.name, { result: verdict, would }]),
  );
}

/** Other hooks' requests hold secrets: only what is known to be one of this hook is kept. */
function requestIn(request: HookRequest | undefined, { recorded, of }: Recorded): object {
  if (isRequestProblem(readRequest(request))) return {};
  const kept = of(request as HookRequest);
  return kept === undefined ? { recorded: 'too-large' } : { recorded, request: kept };
}
