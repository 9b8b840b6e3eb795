import type { DecisionContext } from '../http/hook-app.ts';
import type { OnHttpError } from '../http/http-error.ts';
import { type Log, printable } from '../observe/log.ts';
import type { Decision } from '../okta/decide.ts';
import type { LoadReport } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';

/** One record a decision. No value of the profile: who registers is nobody's business but Okta's. */
export function logDecision(
  log: Log,
  decision: Decision,
  { request, endpoint, version, milliseconds }: DecisionContext,
): void {
  const { id, requestType, kind, by, rules, failure } = decision;
  const shadow = decision.shadow.map(({ rule, verdict, would }) => ({ rule: rule.name, verdict, would }));
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
