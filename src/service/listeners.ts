import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { DecisionLog } from '../decision-log/decision-log.ts';
import { type AdminAppDependencies, createAdminApp } from '../http/admin-app.ts';
import { createHookApp } from '../http/hook-app.ts';
import { type Listener, listen } from '../http/listen.ts';
import { messagesOf } from '../http/messages.ts';
import type { Log } from '../observe/log.ts';
import type { LiveRules } from '../runtime/live-rules.ts';
import type { Callers } from './callers.ts';
import { logAnswer, logError } from './log-events.ts';
import type { Observer } from './observe.ts';

/** The parts of a service that both listeners need. */
interface Parts {
  rules: LiveRules;
  callers: Callers;
  observer: Observer;
  log: Log;
}

/** Listens for those who run the service. */
export function startAdmin(
  { admin, server }: Config,
  {
    callers,
    observer,
    log,
    ...parts
  }: Parts & Pick<AdminAppDependencies, 'rules' | 'conditions' | 'reload' | 'product' | 'console'>,
): Promise<Listener> {
  const app = createAdminApp({
    ...parts,
    authenticate: () => callers.authenticateAdmin,
    failedAttempts: server.failedAttempts,
    onRefused: (reason) => observer.onRefused(reason),
    metrics: observer.metrics,
    shadow: () => observer.shadow(),
    now: Date.now,
    onError: logError(log, Date.now),
  });
  return listen(app, admin.host, admin.port, messagesOf(app));
}

/** Listens for Okta. */
export function startHook(
  { server, decision }: Config,
  { rules, callers, decisions, observer, log }: Parts & { decisions: DecisionLog },
): Promise<Listener> {
  const logHttpError = logError(log, Date.now);
  const app = createHookApp({
    ...server,
    ...decision,
    rules: () => rules.current,
    authenticate: callers.authenticate,
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
  return listen(observer.around(app), server.host, server.port, messagesOf(app), (code) =>
    observer.metrics.httpError(code),
  );
}
