import type { DecisionContext } from '../http/hook-app.ts';
import type { OnHttpError } from '../http/http-error.ts';
import { type Log, printable } from '../observe/log.ts';
import type { Decision } from '../okta/decide.ts';
import type { LoadReport } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import type { CallersEvents } from './callers.ts';

/** One record a decision. No value of the profile: who registers is nobody's business but Okta's. */
export function logDecision(
  log: Log,
  decision: Decision,
  { request, endpoint, version, milliseconds }: DecisionContext,
): void {
  const { id, requestType, kind, by, rules, verdicts, failure } = decision;
  const shadow = verdicts
    .filter(({ rule }) => rule.mode === 'shadow')
    .map(({ rule, verdict }) => ({ rule: rule.name, verdict }));
  const record = {
    decisionId: id,
    eventId: printable(request['eventId']),
    endpoint: endpoint.path,
    owner: endpoint.source.value.owner,
    requestType: printable(requestType),
    decision: kind,
    by,
    rules,
    ...(shadow.length > 0 && { shadow }),
    version,
    ms: Math.round(milliseconds * 1000) / 1000,
    ...(failure !== undefined && { failure }),
  };
  if (failure === undefined) log.info(record, 'decision');
  else log.error(record, 'decision');
}

/** One record a request that ended in an HTTP error; a cause only where it is ours. */
export function logError(log: Log): OnHttpError {
  return (error, cause, path) => {
    const { status, code, reason } = error;
    const record = { status, code, ...(reason !== undefined && { reason }), path: printable(path) };
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

/** What becomes of credentials and keys while the service runs. */
export function logCallers(log: Log): CallersEvents {
  return {
    onCredentials: (result, diagnostics) => {
      if (result === 'refused') log.error({ diagnostics }, 'credentials refused: the former ones go on');
      else log.info({ diagnostics }, 'credentials changed');
    },
    onKeysProblem: (jwksUri, problem) => {
      if (problem === undefined) log.info({ jwksUri }, 'keys loaded again');
      else log.error({ jwksUri, problem }, 'keys cannot be fetched');
    },
  };
}

/** A path that no rule file has is most likely a misspelt one: the credential opens nothing. */
export function logPathsBeside(log: Log, endpoints: readonly string[]): void {
  if (endpoints.length > 0) log.warn({ endpoints }, 'credentials are for endpoints that no rule file has');
}
