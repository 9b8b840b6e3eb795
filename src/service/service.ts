import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { DecisionLog } from '../decision-log/decision-log.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createAdminApp } from '../http/admin-app.ts';
import { authenticateBy } from '../http/authenticate/credentials.ts';
import { createHookApp, type HookAppDependencies } from '../http/hook-app.ts';
import { type Listener, listen } from '../http/listen.ts';
import type { LineQueue } from '../observe/line-queue.ts';
import type { Log } from '../observe/log.ts';
import { LiveRules } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import { logError, logFailure, logReport } from './log-events.ts';
import { openDecisionLog } from './open-decision-log.ts';

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
 * @param stdout where the log goes, and the decision log unless it is a file
 */
export async function startService(
  config: Config,
  log: Log,
  product: { name: string; version: string },
  stdout: LineQueue,
): Promise<{ service: Service } | { refused: Diagnostic[] }> {
  const rules = new LiveRules(
    { ...config.rules, ...config.lint },
    {
      onReport: (report, live) => logReport(log, report, live),
      onWatcherError: (error) =>
        log.warn({ err: error }, 'the watcher failed: changes are found by polling only'),
    },
  );
  const events = { onRecorded: () => undefined, onDropped: () => undefined };
  const { decisions, close: closeDecisions } = await openDecisionLog(config.decisionLog, {
    stdout,
    log,
    events,
  });
  const listeners: Listener[] = [];
  const close = async () => {
    await Promise.all(listeners.map((listener) => listener.close(GRACE)));
    await rules.close();
    await closeDecisions();
  };
  try {
    const admin = await startAdmin(config, { rules, decisions }, log, product);
    listeners.push(admin);
    const { diagnostics } = await rules.load();
    if (!isLoaded(rules)) {
      await close();
      return { refused: diagnostics };
    }
    const hook = await startHook(config, rules, log, (decision, about) => {
      logFailure(log, decision);
      return decisions.record(decision, about);
    });
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
  state: { rules: LiveRules; decisions: DecisionLog },
  log: Log,
  product: { name: string; version: string },
): Promise<Listener> {
  const authenticate = admin.credentials.length === 0 ? undefined : authenticateBy(admin.credentials);
  return listen(
    createAdminApp({ ...state, authenticate, product, onError: logError(log) }),
    admin.host,
    admin.port,
  );
}

function startHook(
  { server, credentials, decision }: Config,
  rules: LiveRules,
  log: Log,
  onDecision: HookAppDependencies['onDecision'],
): Promise<Listener> {
  const app = createHookApp({
    rules: () => rules.current,
    authenticate: authenticateBy(credentials),
    bodyLimit: server.bodyLimit,
    ...decision,
    now: Date.now,
    newId: randomUUID,
    onDecision,
    onError: logError(log),
  });
  return listen(app, server.host, server.port);
}

/** Who asks for a look hears of it, also when there was nothing new. */
async function lookAgain(rules: LiveRules, log: Log): Promise<void> {
  await rules.reload();
  log.info({ version: rules.current?.version, result: rules.report?.result }, 'looked at the rules again');
}
