import type { AnsweredCall } from '../decisions/hook-call.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import type { OnHttpError } from '../http/http-error.ts';
import type { FallbackRuleSet } from '../reload/load-last-known-good.ts';
import type { LoadReport } from '../reload/reload-report.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { LineQueueEvents } from '../telemetry/line-queue.ts';
import { type Log, printable } from '../telemetry/log.ts';
import type { OnKeysProblem } from './authenticator.ts';
import type { CredentialReloaderEvents } from './credential-reloader.ts';
import { RejectionLog } from './rejection-log.ts';

/** One record an outage of the decision log, and one when it is over. */
export function logOutages(log: Log): LineQueueEvents {
  return {
    onOutage: (error) => log.error({ err: error }, 'decision log: it cannot be written'),
    onRecovery: (lost) => log.warn({ lost }, 'decision log: it can be written again'),
  };
}

/** The same of standard output, which holds the log: told elsewhere. */
export function sayOutages(say: (what: string) => void): LineQueueEvents {
  return {
    onOutage: (error) => say(`cannot be written: ${messageOf(error)}`),
    onRecovery: (lost) => say(`can be written again; ${lost} lines were lost`),
  };
}

/** What the record of a decision does not say: why the service failed, and that an event came with two bodies. */
export function logAnswer(log: Log, { call, decision, cause, eventIdReused }: AnsweredCall): void {
  const { id, failure } = decision;
  if (failure === undefined && eventIdReused === undefined) return;
  const { endpoint, request } = call;
  const about = { decisionId: id, endpoint: endpoint.path, eventId: printable(request?.['eventId']) };
  if (failure !== undefined) {
    const told = { ...failure, message: printable(failure.message) };
    log.error({ ...about, failure: told, ...(cause !== undefined && { err: cause }) }, 'decision failed');
  }
  if (eventIdReused !== undefined) log.warn(about, 'the same event came with another body');
}

/**
 * One record a request that ended in an HTTP error, unless too many come at once; a cause only where it is ours.
 *
 * @param now milliseconds since 1970
 */
export function logError(log: Log, now: () => number): OnHttpError {
  const refusals = new RejectionLog(log, now);
  return (error, cause, path) => {
    const { status, code, reason } = error;
    const record = { status, code, ...(reason !== undefined && { reason }), path: printable(path) };
    if (error.status === 500) log.error({ ...record, err: cause }, 'request failed');
    else refusals.write(record);
  };
}

/** One record a look at the rules that came to something. */
export function logReport(log: Log, { result, diagnostics }: LoadReport, live: RuleSet | undefined): void {
  const record = { version: live?.version, diagnostics };
  if (result === 'refused') log.error(record, 'rules refused');
  else log.info(record, result === 'loaded' ? 'rules loaded' : 'rules as before');
}

/** One record a look that somebody asked for, also when there was nothing new. */
export function logReloadAttempt(
  log: Log,
  version: string | undefined,
  report: LoadReport | undefined,
): void {
  log.info({ version, result: report?.result }, 'looked at the rules again');
}

/** One record a start that had to do with the rules that were kept. */
export function logFallback(log: Log, { ruleSet, from, keptSince }: FallbackRuleSet): void {
  const record = { version: ruleSet.version, from, keptSince };
  log.error(record, 'the rules of the directory cannot go live: those that were kept answer');
}

/** What becomes of credentials while the service runs. */
export function logCredentials(log: Log): CredentialReloaderEvents['onCredentials'] {
  return (result, diagnostics) => {
    if (result === 'refused') log.error({ diagnostics }, 'credentials refused: the former ones go on');
    else log.info({ diagnostics }, 'credentials changed');
  };
}

/** What becomes of the keys of authorization servers. */
export function logKeys(log: Log): OnKeysProblem {
  return (jwksUri, problem) => {
    if (problem === undefined) log.info({ jwksUri }, 'keys loaded again');
    else log.error({ jwksUri, problem }, 'keys cannot be fetched');
  };
}

/** A path that no rule file has is most likely a misspelt one: the credential opens nothing. */
export function logPathsBeside(log: Log, endpoints: readonly string[]): void {
  if (endpoints.length > 0) log.warn({ endpoints }, 'credentials are for endpoints that no rule file has');
}
