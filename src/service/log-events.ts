import type { DecisionContext } from '../http/call.ts';
import type { OnHttpError } from '../http/http-error.ts';
import { type Log, printable } from '../observe/log.ts';
import type { Decision } from '../okta/decide.ts';
import type { LoadReport } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import type { StandIn } from '../runtime/start.ts';

/** One record a decision. No value of the profile: who registers is nobody's business but Okta's. */
export function logDecision(
  log: Log,
  decision: Decision,
  { request, endpoint, version, milliseconds, retry, odd }: DecisionContext,
): void {
  const { id, requestType, kind, by, rules, verdicts, failure } = decision;
  const shadow = verdicts
    .filter(({ rule }) => rule.mode === 'shadow')
    .map(({ rule, verdict }) => ({ rule: rule.name, verdict }));
  const record = {
    decisionId: id,
    eventId: printable(request?.['eventId']),
    endpoint: endpoint.path,
    owner: endpoint.source.value.owner,
    requestType: printable(requestType),
    decision: kind,
    by,
    rules,
    ...(shadow.length > 0 && { shadow }),
    version,
    ms: Math.round(milliseconds * 1000) / 1000,
    ...(retry && { retry }),
    ...(odd !== undefined && { odd }),
    ...(failure !== undefined && { failure }),
  };
  if (failure === undefined) log.info(record, 'decision');
  else log.error(record, 'decision');
}

/** What the record of a decision does not say: why the service failed, and that an event came with two bodies. */
export function logAnswer(
  log: Log,
  { id, failure }: Decision,
  { cause, endpoint, request, odd }: DecisionContext,
): void {
  const about = { decisionId: id, endpoint: endpoint.path, eventId: printable(request?.['eventId']) };
  if (cause !== undefined) log.error({ ...about, failure, err: cause }, 'request failed');
  if (odd !== undefined) log.warn(about, 'the same event came with another body');
}

/** One record a request that ended in an HTTP error; a cause only where it is ours. */
export function logError(log: Log): OnHttpError {
  return (error, cause, path) => {
    const record = { status: error.status, code: error.code, path: printable(path) };
    if (error.status === 500) log.error({ ...record, err: cause }, 'request failed');
    else log.warn(record, 'request refused');
  };
}

/** One record a look at the rules that came to something. */
export function logReport(log: Log, { result, diagnostics }: LoadReport, live: RuleSet | undefined): void {
  const record = { version: live?.version, diagnostics };
  if (result === 'refused') log.error(record, 'rules refused');
  else log.info(record, result === 'loaded' ? 'rules loaded' : 'rules as before');
}

/** One record a start that had to do with the rules that were kept. */
export function logStandIn(log: Log, { ruleSet, from, keptSince }: StandIn): void {
  const record = { version: ruleSet.version, from, keptSince };
  log.error(record, 'the rules of the directory cannot go live: those that were kept answer');
}
