import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import type { DecisionLog } from '../decision-log/decision-log.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type AdminAppDependencies, createAdminApp } from '../http/admin-app.ts';
import { authenticateBy } from '../http/authenticate/credentials.ts';
import { createHookApp } from '../http/hook-app.ts';
import { type Listener, listen } from '../http/listen.ts';
import { type Condition, rulesConditions } from '../http/readiness.ts';
import type { LineQueue } from '../observe/line-queue.ts';
import type { Log } from '../observe/log.ts';
import { LiveRules, type LoadReport } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import type { Look } from '../runtime/rules-source.ts';
import { logAnswer, logError, logReport, logStandIn } from './log-events.ts';
import { openDecisionLog } from './open-decision-log.ts';

/** Milliseconds for which requests under way may go on after the closing began; those of probes need less. */
const GRACE = { hook: 8000, admin: 1000 };

/** Everything that runs between the start and the end of `hookgate serve`. */
export interface Service {
  rules: LiveRules & { current: RuleSet };
  hook: Listener;
  admin: Listener;
  /** Looks at the rules again, and logs what came of it. */
  reload: (look?: Look) => Promise<LoadReport | undefined>;
  /**
   * Says that it is not ready, goes on answering for `drain` milliseconds, then answers what is under way, and ends.
   * The admin listener answers until the end.
   */
  stop: (drain: number) => Promise<void>;
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
      onKeepError: (error) => log.error({ err: error }, 'the rules could not be kept for the next start'),
    },
  );
  const ends = new AsyncDisposableStack();
  const events = { onRecorded: () => undefined, onDropped: () => undefined };
  const { decisions, close: closeDecisions } = await openDecisionLog(config.decisionLog, {
    stdout,
    log,
    events,
  });
  ends.defer(closeDecisions);
  let stopping: Date | undefined;
  const conditions = () => [
    processCondition(stopping),
    ...rulesConditions(rules),
    decisionLogCondition(decisions),
  ];
  const reload = (look?: Look) => lookAgain(rules, log, look);
  try {
    const admin = await startAdmin(config, { rules, conditions, reload, product }, log);
    // Ends last: until then it says how things are.
    ends.defer(() => admin.close(GRACE.admin));
    ends.defer(() => rules.close());
    const { diagnostics } = await rules.load();
    if (!isLoaded(rules)) {
      await ends.disposeAsync();
      return { refused: diagnostics };
    }
    if (rules.standIn !== undefined) logStandIn(log, rules.standIn);
    const hook = await startHook(config, rules, decisions, log);
    ends.defer(() => hook.close(GRACE.hook));
    rules.follow();
    const stop = async (drain: number) => {
      stopping = new Date();
      await wait(drain);
      await ends.disposeAsync();
    };
    return { service: { rules, hook, admin, reload, stop } };
  } catch (error) {
    await ends.disposeAsync();
    throw error;
  }
}

function isLoaded(rules: LiveRules): rules is Service['rules'] {
  return rules.current !== undefined;
}

function startAdmin(
  { admin }: Config,
  parts: Pick<AdminAppDependencies, 'rules' | 'conditions' | 'reload' | 'product'>,
  log: Log,
): Promise<Listener> {
  const authenticate = admin.credentials.length === 0 ? undefined : authenticateBy(admin.credentials);
  return listen(
    createAdminApp({ ...parts, authenticate, now: Date.now, onError: logError(log) }),
    admin.host,
    admin.port,
  );
}

function startHook(
  { server, credentials, decision }: Config,
  rules: LiveRules,
  decisions: DecisionLog,
  log: Log,
): Promise<Listener> {
  const app = createHookApp({
    rules: () => rules.current,
    authenticate: authenticateBy(credentials),
    bodyLimit: server.bodyLimit,
    ...decision,
    now: Date.now,
    newId: randomUUID,
    onDecision: (decided, context) => decisions.record(decided, context),
    onAnswer: (decided, context) => logAnswer(log, decided, context),
    onError: logError(log),
  });
  return listen(app, server.host, server.port);
}

/** Who asks for a look hears of it, also when there was nothing new. */
async function lookAgain(rules: LiveRules, log: Log, look?: Look): Promise<LoadReport | undefined> {
  const report = await rules.reload(look);
  log.info({ version: rules.current?.version, result: report?.result }, 'looked at the rules again');
  return report;
}

function decisionLogCondition({ problem, dropped }: DecisionLog): Condition {
  const name = 'decision-log';
  if (problem === undefined) return { name, state: 'ready' };
  const lost = dropped === 0 ? '' : `; records lost since the start: ${dropped}`;
  return { name, state: 'degraded', reason: `it cannot be written: ${problem}${lost}` };
}

function processCondition(stopping: Date | undefined): Condition {
  const name = 'process';
  if (stopping === undefined) return { name, state: 'ready' };
  return { name, state: 'stopping', reason: 'it was asked to end', since: stopping };
}
