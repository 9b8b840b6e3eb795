import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Result } from '../diagnostics/result.ts';
import { forBrowsers } from '../http/auth/compare-credentials.ts';
import type { Listener } from '../http/listen.ts';
import { type HealthCheck, rulesHealthChecks, stateOf } from '../http/readiness.ts';
import { LiveRules } from '../reload/live-rules.ts';
import type { LoaderClient } from '../reload/loader-client.ts';
import { firstOf } from '../reload/reload-dependencies.ts';
import type { LiveRulesEvents, LoadReport } from '../reload/reload-report.ts';
import type { ReloadOptions } from '../reload/rules-source.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { Log } from '../telemetry/log.ts';
import type { State } from '../telemetry/metrics.ts';
import { ServiceAuthenticator } from './authenticator.ts';
import { CredentialReloader, type CurrentCredentials } from './credential-reloader.ts';
import { expiriesOf } from './expiries.ts';
import { credentialsHealthCheck } from './health-checks.ts';
import { type HookBackend, type HookBackendDependencies, startHookBackend } from './hook-backend.ts';
import { Lifecycle } from './lifecycle.ts';
import { startAdmin, startHook } from './listeners.ts';
import {
  logCredentials,
  logFallback,
  logKeys,
  logPathsBeside,
  logReloadAttempt,
  logReport,
} from './log-messages.ts';
import { openConsole } from './open-console.ts';
import { forRun } from './open-decision-log.ts';

/** Milliseconds for which requests under way may go on after the closing began; those of probes need less. */
const GRACE = { hook: 8000, admin: 1000 };

/** Everything that runs between the start and the end of `hookgate serve`. */
export interface Service {
  rules: LiveRules & { current: RuleSet };
  hook: Listener;
  admin: Listener;
  /** Looks at the rules again, and logs what came of it. */
  reload: (look?: ReloadOptions) => Promise<LoadReport | undefined>;
  /**
   * Says that it is not ready, goes on answering for `drain` milliseconds, then answers what is under way, and ends.
   * The admin listener answers until the end.
   */
  stop: (drain: number) => Promise<void>;
}

/** What stands around a service and is none of its configuration. */
export interface ServiceDependencies extends Omit<HookBackendDependencies, 'rules'> {
  /** For the first look at the rules, where there is one already; whoever started it stops it. */
  examiner?: LoaderClient;
  /** Reads the configuration again, for the credentials in it. */
  reread: () => Result<Config>;
}

/**
 * Loads the rules, listens, and follows changes. Rules that cannot go live are refused, and nothing is left running.
 * Rejects with Node's error where it cannot listen.
 */
export async function startService(
  config: Config,
  { reread, examiner, ...surroundings }: ServiceDependencies,
  listen = startHook,
): Promise<{ service: Service } | { refused: Diagnostic[] }> {
  const { log, product } = surroundings;
  // What is opened last ends first.
  const ends = new AsyncDisposableStack();
  const recording = recordingIn(config, log);
  const answering = await startHookBackend(
    recording,
    { ...surroundings, rules: () => rules.current },
    listen,
  );
  ends.defer(() => answering.close());
  const { observer } = answering;
  const guard = new ServiceAuthenticator(forBrowsers(config.admin.credentials), logKeys(log));
  ends.defer(() => guard.close());
  const onLook = ({ hook, admin }: CurrentCredentials) => {
    answering.admit(hook);
    guard.admit(forBrowsers(admin));
  };
  const callers = new CredentialReloader(config, reread, { onCredentials: logCredentials(log), onLook });
  ends.defer(() => callers.close());
  const rules: LiveRules = new LiveRules(
    { ...config.rules, ...config.lint },
    rulesEvents(log, answering, callers),
    { startLoader: firstOf(examiner) },
  );
  const lifecycle = new Lifecycle();
  const conditions = (): HealthCheck[] => [
    ...lifecycle.conditions(),
    ...rulesHealthChecks(rules),
    credentialsHealthCheck(callers.problem),
    ...answering.conditions(),
  ];
  const reload = async (look?: ReloadOptions) => {
    callers.look();
    const report = await rules.reload(look);
    logReloadAttempt(log, rules.current?.version, report);
    return report;
  };
  let hook: Listener | undefined;
  const console = openConsole(recording, { rules, answering, product, hook: () => hook });
  try {
    const admin = await startAdmin(config, {
      ...{ rules, conditions, reload, observer, product, log },
      authenticate: () => (callers.admitted.admin.length === 0 ? undefined : guard.authenticate),
      metrics: {
        contentType: observer.metrics.contentType,
        text: () => answering.metrics(stateAs(rules, conditions())),
      },
      shadow: answering.shadow,
      console: console?.router,
    });
    ends.defer(() => admin.close(GRACE.admin));
    ends.defer(() => console?.close());
    ends.defer(() => rules.close());
    const report = await rules.load();
    if (!isLoaded(rules)) {
      await ends.disposeAsync();
      return { refused: report?.diagnostics ?? [] };
    }
    if (rules.standIn !== undefined) logFallback(log, rules.standIn);
    const listening = lifecycle.listening(await answering.listen());
    hook = listening;
    ends.defer(() => listening.close(GRACE.hook));
    rules.follow();
    return {
      service: { rules, hook: listening, admin, reload, stop: (drain) => stop(drain, lifecycle, ends) },
    };
  } catch (error) {
    await ends.disposeAsync();
    throw error;
  }
}

async function stop(drain: number, lifecycle: Lifecycle, ends: AsyncDisposableStack): Promise<void> {
  lifecycle.stop();
  await wait(drain);
  await ends.disposeAsync();
}

/** With the key for the run: the console masks what it looks for under the same one. */
function recordingIn(config: Config, log: Log): Config {
  return { ...config, decisionLog: forRun(config.decisionLog, log) };
}

function rulesEvents(log: Log, answering: HookBackend, callers: CredentialReloader): LiveRulesEvents {
  return {
    onReport: (report, live) => {
      answering.observer.onReport(report, live);
      // A start with nothing to answer by ends, and whoever started it says why.
      if (live === undefined) return;
      logReport(log, report, live);
      if (report.result === 'loaded') logPathsBeside(log, callers.pathsBeside(live.endpoints));
    },
    onWatcherError: (error) =>
      log.warn({ err: error }, 'the watcher failed: changes are found by polling only'),
    onCommitProblem: (reason) => log.warn({ reason }, 'git commit unknown'),
    onKeepError: (error) => log.error({ err: error }, 'the rules could not be kept for the next start'),
  };
}

function stateAs({ current, loadedAt }: LiveRules, conditions: readonly HealthCheck[]): State {
  const expiries = current && expiriesOf(current, Date.now());
  return {
    version: current?.version,
    loadedAt,
    readiness: stateOf(conditions),
    ...(expiries && { expiries }),
  };
}

function isLoaded(rules: LiveRules): rules is Service['rules'] {
  return rules.current !== undefined;
}
