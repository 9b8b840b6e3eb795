import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { DecisionLog } from '../decision-log/decision-log.ts';
import { type AdminAppDependencies, createAdminApp } from '../http/admin-app.ts';
import type { Authenticate } from '../http/auth/rejection.ts';
import { createHookApp } from '../http/hook-app.ts';
import { type Listener, listen } from '../http/listen.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { Log } from '../telemetry/log.ts';
import { logAnswer, logError } from './log-messages.ts';
import type { Observer } from './observer.ts';

/** Listens for those who run the service. */
export function startAdmin(
  { admin, server }: Config,
  {
    observer,
    log,
    ...parts
  }: { observer: Observer; log: Log } & Pick<
    AdminAppDependencies,
    'rules' | 'authenticate' | 'conditions' | 'reload' | 'product' | 'metrics' | 'shadow' | 'console'
  >,
): Promise<Listener> {
  const app = createAdminApp({
    ...parts,
    failedAttempts: server.failedAttempts,
    onRefused: (reason) => observer.onRefused(reason),
    now: Date.now,
    onError: logError(log, Date.now),
  });
  return listen(app, admin.host, admin.port);
}

/** What the hook listener needs beside the configuration. */
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
  const logHttpError = logError(log, Date.now);
  const app = createHookApp({
    ...parts,
    ...server,
    ...decision,
    onRefused: (reason) => observer.onRefused(reason),
    now: Date.now,
    newId: randomUUID,
    onDecision: (answered) => decisions.record(answered),
    onAnswer: (answered) => {
      logAnswer(log, answered);
      observer.onAnswer(answered);
    },
    onInFlight: (count) => observer.onInFlight(count),
    onError: (error, cause, path) => {
      logHttpError(error, cause, path);
      observer.metrics.httpError(error.code);
    },
  });
  return listen(observer.around(app), server.host, server.port, { reusePort: server.reusePort }, (code) =>
    observer.metrics.httpError(code),
  );
}
