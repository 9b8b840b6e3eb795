import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Listener } from '../http/listen.ts';
import { type Condition, rulesConditions, stateOf } from '../http/readiness.ts';
import type { LineQueue } from '../observe/line-queue.ts';
import type { Log } from '../observe/log.ts';
import { startTracing } from '../observe/tracing.ts';
import type { Examiner } from '../runtime/examiner.ts';
import { LiveRules } from '../runtime/live-rules.ts';
import type { LiveRulesEvents, LoadReport } from '../runtime/load-report.ts';
import { firstOf } from '../runtime/machinery.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import type { Look } from '../runtime/rules-source.ts';
import { Callers } from './callers.ts';
import { credentialsCondition, decisionLogCondition, keysCondition, processCondition } from './conditions.ts';
import { startAdmin, startHook } from './listeners.ts';
import { logCallers, logPathsBeside, logReport, logStandIn } from './log-events.ts';
import { Observer } from './observe.ts';
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

/** What stands around a service and is none of its configuration. */
export interface Surroundings {
  log: Log;
  /** Where records go that go to standard output; whoever opened it closes it. */
  stdout: LineQueue;
  product: { name: string; version: string };
  /** For what goes by variables of its own: OTEL_*. */
  environment: Readonly<Record<string, string | undefined>>;
  /** For the first look at the rules, where there is one already; whoever started it stops it. */
  examiner?: Examiner;
  /** Reads the configuration again, for the credentials in it. */
  reread: () => Config | Diagnostic[];
}

/**
 * Loads the rules, listens, and follows changes. Rules that cannot go live are refused, and nothing is left running.
 * Rejects with Node's error where it cannot listen.
 */
export async function startService(
  config: Config,
  { log, stdout, product, environment, examiner, reread }: Surroundings,
): Promise<{ service: Service } | { refused: Diagnostic[] }> {
  // What is opened last ends first.
  const ends = new AsyncDisposableStack();
  const tracing = await startTracing(environment, {
    product,
    isEndpoint: (path) => rules.current?.endpoints.has(path) ?? false,
    warn: (message) => log.warn(message),
    now: Date.now,
  });
  ends.defer(() => tracing?.close());
  const observer = new Observer(
    () => ({
      version: rules.current?.version,
      loadedAt: rules.loadedAt,
      readiness: stateOf(conditions()),
    }),
    tracing,
  );
  const { metrics } = observer;
  const callers = new Callers(config, reread, logCallers(log));
  ends.defer(() => callers.close());
  const rules: LiveRules = new LiveRules(
    { ...config.rules, ...config.lint },
    rulesEvents(log, observer, callers),
    { startExaminer: firstOf(examiner) },
  );
  const events = { onRecorded: () => metrics.recorded(), onDropped: () => metrics.dropped() };
  const { decisions, close } = await openDecisionLog(config.decisionLog, { stdout, log, events });
  ends.defer(close);
  let stopping: Date | undefined;
  const conditions = (): Condition[] => [
    processCondition(stopping),
    ...rulesConditions(rules),
    credentialsCondition(callers.problem),
    keysCondition(callers.keys()),
    decisionLogCondition(decisions),
  ];
  const reload = (look?: Look) => {
    callers.look();
    return lookAgain(rules, log, look);
  };
  try {
    const admin = await startAdmin(config, { rules, callers, conditions, reload, observer, product, log });
    ends.defer(() => admin.close(GRACE.admin));
    ends.defer(() => rules.close());
    const report = await rules.load();
    if (!isLoaded(rules)) {
      await ends.disposeAsync();
      return { refused: report?.diagnostics ?? [] };
    }
    if (rules.standIn !== undefined) logStandIn(log, rules.standIn);
    const hook = await startHook(config, { rules, callers, decisions, observer, log });
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

function rulesEvents(log: Log, observer: Observer, callers: Callers): LiveRulesEvents {
  return {
    onReport: (report, live) => {
      logReport(log, report, live);
      observer.onReport(report, live);
      if (report.result === 'loaded' && live !== undefined)
        logPathsBeside(log, callers.pathsBeside(live.endpoints));
    },
    onWatcherError: (error) =>
      log.warn({ err: error }, 'the watcher failed: changes are found by polling only'),
    onKeepError: (error) => log.error({ err: error }, 'the rules could not be kept for the next start'),
  };
}

function isLoaded(rules: LiveRules): rules is Service['rules'] {
  return rules.current !== undefined;
}

/** Who asks for a look hears of it, also when there was nothing new. */
async function lookAgain(rules: LiveRules, log: Log, look?: Look): Promise<LoadReport | undefined> {
  const report = await rules.reload(look);
  log.info({ version: rules.current?.version, result: report?.result }, 'looked at the rules again');
  return report;
}
