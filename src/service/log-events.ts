import type { OnHttpError } from '../http/http-error.ts';
import type { LineQueueEvents } from '../observe/line-queue.ts';
import { type Log, printable } from '../observe/log.ts';
import type { Decision } from '../okta/decide.ts';
import type { LoadReport } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';

/** One record a decision that failed; what was decided is in the decision log. */
export function logFailure(log: Log, { id, failure }: Decision): void {
  if (failure === undefined) return;
  const message = printable(failure.message);
  log.error({ decisionId: id, failure: { ...failure, message } }, 'decision failed');
}

/** One record an outage of the decision log, and one when it is over. */
export function logOutages(log: Log): LineQueueEvents {
  return {
    onOutage: (error) => log.error({ err: error }, 'decision log: it cannot be written'),
    onRecovery: (lost) => log.warn({ lost }, 'decision log: it can be written again'),
  };
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
