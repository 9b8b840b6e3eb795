import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { DecisionLog } from '../decision-log/decision-log.ts';
import type { Decision } from '../decisions/decision.ts';
import type { DecisionContext } from '../decisions/decision-context.ts';
import { type AdminAppDependencies, createAdminApp } from '../http/admin-app.ts';
import type { Authenticate } from '../http/auth/rejection.ts';
import { expressMessages } from '../http/express-messages.ts';
import { createHookApp } from '../http/hook-app.ts';
import { type Listener, listen } from '../http/listen.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { type Log, printable } from '../telemetry/log.ts';
import { LOG_MESSAGES } from './log-messages.ts';
import type { Observer } from './observer.ts';
import { logHttpErrors } from './rejection-log.ts';

type AdminParts = { observer: Observer; log: Log } & Omit<
  AdminAppDependencies,
  'failedAttempts' | 'onRefused' | 'now' | 'onError'
>;

/** Starts the admin listener. */
export function startAdmin(
  { admin, server }: Config,
  { observer, log, ...parts }: AdminParts,
): Promise<Listener> {
  const app = createAdminApp({
    ...parts,
    failedAttempts: server.failedAttempts,
    onRefused: (reason) => observer.onRefused(reason),
    now: Date.now,
    onError: logHttpErrors(log, Date.now),
  });
  return listen(app, admin.host, admin.port, expressMessages(app));
}

/** Dependencies of the hook listener. */
interface HookParts {
  rules: () => RuleSet | undefined;
  authenticate: Authenticate;
  decisions: DecisionLog;
  observer: Observer;
  log: Log;
}

/** Starts the hook listener. */
export function startHook(
  { server, decision }: Config,
  { decisions, observer, log, ...parts }: HookParts,
): Promise<Listener> {
  const logHttpError = logHttpErrors(log, Date.now);
  const app = createHookApp({
    ...parts,
    ...server,
    ...decision,
    onRefused: (reason) => observer.onRefused(reason),
    now: Date.now,
    newId: randomUUID,
    onDecision: (decided, context) => decisions.record(decided, context),
    onAnswer: (decided, context) => {
      logAnswer(log, decided, context);
      observer.onAnswer(decided, context);
    },
    onInFlight: (count) => observer.onInFlight(count),
    onError: (error, cause, path) => {
      logHttpError(error, cause, path);
      observer.metrics.httpError(error.code);
    },
  });
  const options = { ...expressMessages(app), reusePort: server.reusePort };
  return listen(observer.around(app), server.host, server.port, options, (code) =>
    observer.metrics.httpError(code),
  );
}

/** Logs what the record of a decision leaves out: the cause of a failure, and a reused eventId. */
function logAnswer(
  log: Log,
  { id, failure }: Decision,
  { cause, endpoint, request, odd }: DecisionContext,
): void {
  if (failure === undefined && odd === undefined) return;
  const about = { decisionId: id, endpoint: endpoint.path, eventId: printable(request?.['eventId']) };
  if (failure !== undefined) {
    const told = { ...failure, message: printable(failure.message) };
    log.error(
      { ...about, failure: told, ...(cause !== undefined && { err: cause }) },
      LOG_MESSAGES.decisionFailed,
    );
  }
  if (odd !== undefined) log.warn(about, LOG_MESSAGES.eventIdReused);
}
