import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { DecisionLog } from '../decision-log/decision-log.ts';
import type { AnsweredCall } from '../decisions/hook-call.ts';
import { type AdminAppDependencies, createAdminApp } from '../http/admin-app.ts';
import type { Authenticate } from '../http/auth/rejection.ts';
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
    onError: logHttpErrors(log),
  });
  return listen(app, admin.host, admin.port);
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
  const logHttpError = logHttpErrors(log);
  const app = createHookApp({
    ...parts,
    ...server,
    ...decision,
    onRefused: (reason, path) => observer.onRefused(reason, parts.rules()?.endpoints.get(path)?.hook.name),
    now: Date.now,
    newId: randomUUID,
    onDecision: (answered) => decisions.record(answered),
    onAnswer: (answered) => {
      logAnswer(log, answered);
      observer.onAnswer(answered);
    },
    onInFlight: (count) => {
      observer.metrics.inFlight = count;
    },
    onError: (error, cause, path) => {
      logHttpError(error, cause, path);
      observer.metrics.families.http_errors_total.inc({ code: error.code });
    },
  });
  const { host, port, reusePort } = server;
  return listen(observer.around(app), host, port, { reusePort }, (code) =>
    observer.metrics.families.http_errors_total.inc({ code }),
  );
}

/** Logs what the record of a decision leaves out: the cause of a failure, and a reused eventId. */
function logAnswer(log: Log, { call, decision, cause, eventIdReused }: AnsweredCall): void {
  const { id, failure } = decision;
  if (failure === undefined && eventIdReused === undefined) return;
  const { endpoint, request } = call;
  const about = { decisionId: id, endpoint: endpoint.path, eventId: printable(request?.['eventId']) };
  if (failure !== undefined) {
    const told = { ...failure, message: printable(failure.message) };
    const record = { ...about, failure: told, ...(cause !== undefined && { err: cause }) };
    log.error(record, LOG_MESSAGES.decisionFailed);
  }
  if (eventIdReused !== undefined) log.warn(about, LOG_MESSAGES.eventIdReused);
}
