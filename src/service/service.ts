import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createAdminApp, degraded } from '../http/admin-app.ts';
import { authenticateBy } from '../http/authenticate/credentials.ts';
import { createHookApp } from '../http/hook-app.ts';
import { type Listener, listen } from '../http/listen.ts';
import type { Log } from '../observe/log.ts';
import { startTracing } from '../observe/tracing.ts';
import { LiveRules } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import { logDecision, logError, logReport } from './log-events.ts';
import { Observer } from './observe.ts';

/** Milliseconds for which requests under way may go on after the closing began. */
const GRACE = 8000;

/** Everything that runs between the start and the end of `hookgate serve`. */
export interface Service {
  rules: LiveRules & { current: RuleSet };
  hook: Listener;
  admin: Listener;
  /** Looks at the rules again, and logs what came of it. */
  reload: () => Promise<void>;
  /** Answers what is under way, and ends. */
  close: () => Promise<void>;
}

/** What stands around a service and is none of its configuration. */
export interface Surroundings {
  product: { name: string; version: string };
  /** For what goes by variables of its own: OTEL_*. */
  environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Loads the rules, listens, and follows changes. Rules that cannot go live are refused, and nothing is left running.
 * Rejects with Node's error where it cannot listen.
 */
export async function startService(
  config: Config,
  log: Log,
  { product, environment }: Surroundings,
): Promise<{ service: Service } | { refused: Diagnostic[] }> {
  const tracing = await startTracing(environment, {
    product,
    isEndpoint: (path) => rules.current?.endpoints.has(path) ?? false,
    warn: (message) => log.warn(message),
    now: Date.now,
  });
  const state = () => ({
    version: rules.current?.version,
    loadedAt: rules.loadedAt,
    degraded: degraded(rules),
  });
  const observer = new Observer(state, tracing);
  const rules: LiveRules = new LiveRules(
    { ...config.rules, ...config.lint },
    {
      onReport: (report, live) => {
        logReport(log, report, live);
        observer.onReport(report, live);
      },
      onWatcherError: (error) =>
        log.warn({ err: error }, 'the watcher failed: changes are found by polling only'),
    },
  );
  const listeners: Listener[] = [];
  const close = async () => {
    await Promise.all(listeners.map((listener) => listener.close(GRACE)));
    await rules.close();
    await tracing?.close();
  };
  try {
    const admin = await startAdmin(config, rules, observer, log, product);
    listeners.push(admin);
    const { diagnostics } = await rules.load();
    if (!isLoaded(rules)) {
      await close();
      return { refused: diagnostics };
    }
    const hook = await startHook(config, rules, observer, log);
    listeners.push(hook);
    rules.follow();
    return { service: { rules, hook, admin, reload: () => lookAgain(rules, log), close } };
  } catch (error) {
    await close();
    throw error;
  }
}

function isLoaded(rules: LiveRules): rules is Service['rules'] {
  return rules.current !== undefined;
}

function startAdmin(
  { admin }: Config,
  rules: LiveRules,
  observer: Observer,
  log: Log,
  product: { name: string; version: string },
): Promise<Listener> {
  const authenticate = admin.credentials.length === 0 ? undefined : authenticateBy(admin.credentials);
  return listen(
    createAdminApp({
      rules,
      authenticate,
      product,
      metrics: observer.metrics,
      shadow: () => observer.shadow(),
      onError: logError(log),
    }),
    admin.host,
    admin.port,
  );
}

function startHook(
  { server, credentials, decision }: Config,
  rules: LiveRules,
  observer: Observer,
  log: Log,
): Promise<Listener> {
  const logHttpError = logError(log);
  const app = createHookApp({
    rules: () => rules.current,
    authenticate: authenticateBy(credentials),
    bodyLimit: server.bodyLimit,
    ...decision,
    now: Date.now,
    newId: randomUUID,
    onDecision: (decided, context) => {
      logDecision(log, decided, context);
      observer.onAnswer(decided, context);
    },
    onError: (error, cause, path) => {
      logHttpError(error, cause, path);
      observer.metrics.httpError(error.code);
    },
  });
  return listen(observer.around(app), server.host, server.port);
}

/** Who asks for a look hears of it, also when there was nothing new. */
async function lookAgain(rules: LiveRules, log: Log): Promise<void> {
  await rules.reload();
  log.info({ version: rules.current?.version, result: rules.report?.result }, 'looked at the rules again');
}
