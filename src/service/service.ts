import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createAdminApp } from '../http/admin-app.ts';
import { createHookApp } from '../http/hook-app.ts';
import { type Listener, listen } from '../http/listen.ts';
import type { Log } from '../observe/log.ts';
import { LiveRules } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import { Callers } from './callers.ts';
import { logCallers, logDecision, logError, logPathsBeside, logReport } from './log-events.ts';

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

/**
 * Loads the rules, listens, and follows changes. Rules that cannot go live are refused, and nothing is left running.
 * Rejects with Node's error where it cannot listen.
 *
 * @param reread reads the configuration again, for the credentials in it
 */
export async function startService(
  config: Config,
  log: Log,
  product: { name: string; version: string },
  reread: () => Config | Diagnostic[],
): Promise<{ service: Service } | { refused: Diagnostic[] }> {
  const callers = new Callers(config, reread, logCallers(log));
  const rules = new LiveRules(
    { ...config.rules, ...config.lint },
    {
      onReport: (report, live) => {
        logReport(log, report, live);
        if (report.result === 'loaded' && live !== undefined)
          logPathsBeside(log, callers.pathsBeside(live.endpoints));
      },
      onWatcherError: (error) =>
        log.warn({ err: error }, 'the watcher failed: changes are found by polling only'),
    },
  );
  const listeners: Listener[] = [];
  const close = async () => {
    await Promise.all(listeners.map((listener) => listener.close(GRACE)));
    callers.close();
    await rules.close();
  };
  const reload = async () => {
    callers.look();
    await lookAgain(rules, log);
  };
  try {
    const admin = await startAdmin(config, rules, callers, log, product);
    listeners.push(admin);
    const { diagnostics } = await rules.load();
    if (!isLoaded(rules)) {
      await close();
      return { refused: diagnostics };
    }
    const hook = await startHook(config, rules, callers, log);
    listeners.push(hook);
    rules.follow();
    return { service: { rules, hook, admin, reload, close } };
  } catch (error) {
    await close();
    throw error;
  }
}

function isLoaded(rules: LiveRules): rules is Service['rules'] {
  return rules.current !== undefined;
}

function startAdmin(
  { admin, server }: Config,
  rules: LiveRules,
  callers: Callers,
  log: Log,
  product: { name: string; version: string },
): Promise<Listener> {
  const app = createAdminApp({
    rules,
    keys: callers.keys,
    authenticate: admin.credentials.length === 0 ? undefined : callers.authenticateAdmin,
    failedAttempts: server.failedAttempts,
    onRefused: () => undefined,
    product,
    onError: logError(log),
  });
  return listen(app, admin.host, admin.port);
}

function startHook(
  { server, decision }: Config,
  rules: LiveRules,
  callers: Callers,
  log: Log,
): Promise<Listener> {
  const app = createHookApp({
    ...server,
    ...decision,
    rules: () => rules.current,
    authenticate: callers.authenticate,
    onRefused: () => undefined,
    now: Date.now,
    newId: randomUUID,
    onDecision: (decided, context) => logDecision(log, decided, context),
    onError: logError(log),
  });
  return listen(app, server.host, server.port);
}

/** Who asks for a look hears of it, also when there was nothing new. */
async function lookAgain(rules: LiveRules, log: Log): Promise<void> {
  await rules.reload();
  log.info({ version: rules.current?.version, result: rules.report?.result }, 'looked at the rules again');
}
