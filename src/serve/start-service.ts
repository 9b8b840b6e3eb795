import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Result } from '../diagnostics/result.ts';
import { forBrowsers } from '../http/auth/compare-credentials.ts';
import type { Listener } from '../http/listen.ts';
import { type HealthCheck, rulesHealthChecks, stateOf } from '../http/readiness.ts';
import { LiveRules } from '../reload/live-rules.ts';
import type { LiveRulesEvents, LoadReport, ReloadOptions } from '../reload/live-state.ts';
import type { LoaderClient } from '../reload/loader-client.ts';
import { firstOf } from '../reload/reload-dependencies.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { LineQueue } from '../telemetry/line-queue.ts';
import type { Log } from '../telemetry/log.ts';
import { startTracing } from '../telemetry/tracing.ts';
import { ServiceAuthenticator } from './authenticator.ts';
import { CredentialReloader } from './credential-reloader.ts';
import {
  credentialsHealthCheck,
  decisionLogHealthCheck,
  jwksHealthCheck,
  type Lifecycle,
  listenerHealthCheck,
  processHealthCheck,
} from './health-checks.ts';
import { startAdmin, startHook } from './listeners.ts';
import { LOG_MESSAGES, logFallback, logJwks, logReport } from './log-messages.ts';
import { expiriesOf, Observer } from './observer.ts';
import { openConsole } from './open-console.ts';
import { forRun, openDecisionLog } from './open-decision-log.ts';

/** Milliseconds for in-flight requests after the listener has closed; probes need less. */
const GRACE = { hook: 8000, admin: 1000 };

/** A running `hookgate serve`. */
export interface Service {
  rules: LiveRules & { current: RuleSet };
  hook: Listener;
  admin: Listener;
  /** Reloads rules and credentials, and logs the result. */
  reload: (options?: ReloadOptions) => Promise<LoadReport | undefined>;
  /**
   * Graceful shutdown: `/readyz` returns 503, requests are accepted for `drain` milliseconds, then in-flight requests
   * finish. The admin listener closes last.
   */
  stop: (drain: number) => Promise<void>;
}

export interface ServiceDependencies {
  log: Log;
  /** Standard output, for records of decisions; closed by its owner. */
  stdout: LineQueue;
  product: { name: string; version: string };
  /** Environment variables, for OTEL_*. */
  environment: Readonly<Record<string, string | undefined>>;
  /** Loads the first rule set, if it has been started already; stopped by its owner. */
  loader?: LoaderClient;
  /** Reads the configuration again, for its credentials. */
  readConfig: () => Result<Config>;
}

/**
 * Loads the rules, listens, and watches for changes. If the rules are invalid, everything is closed again. Rejects with
 * Node's error if it cannot listen.
 *
 * @param listenForHooks replaced by tests
 */
export async function startService(
  given: Config,
  dependencies: ServiceDependencies,
  listenForHooks = startHook,
): Promise<{ service: Service } | { refused: Diagnostic[] }> {
  const { log } = dependencies;
  // The console masks under the same key as the decision log.
  const config = { ...given, decisionLog: forRun(given.decisionLog, log) };
  // Closed in reverse order.
  const opened = new AsyncDisposableStack();
  try {
    const parts = await openParts(config, dependencies, opened);
    const { rules, lifecycle } = parts;
    const admin = await openAdmin(config, parts, opened);
    opened.defer(() => rules.close());
    const report = await rules.load();
    if (!isLoaded(rules)) {
      await opened.disposeAsync();
      return { refused: report?.diagnostics ?? [] };
    }
    if (rules.fallback !== undefined) logFallback(log, rules.fallback);
    const hook = await listenForHooks(config, {
      ...parts,
      rules: () => rules.current,
      authenticate: parts.hookAuthenticator.authenticate,
    });
    parts.hook = hook;
    lifecycle.hookPort = 'open';
    opened.defer(() => {
      lifecycle.hookPort = 'closed';
      return hook.close(GRACE.hook);
    });
    rules.follow();
    const stop = async (drain: number) => {
      lifecycle.stopping = new Date();
      await wait(drain);
      await opened.disposeAsync();
    };
    return { service: { rules, hook, admin, reload: (options) => reload(parts, options), stop } };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** The parts of the service that both listeners share. */
type Parts = Awaited<ReturnType<typeof openParts>>;

async function openParts(
  config: Config,
  { log, stdout, product, environment, loader, readConfig }: ServiceDependencies,
  opened: AsyncDisposableStack,
) {
  const tracing = await startTracing(environment, {
    product,
    isEndpoint: (path) => rules.current?.endpoints.has(path) ?? false,
    warn: (reason) => log.warn({ reason }, LOG_MESSAGES.tracing),
    now: Date.now,
  });
  opened.defer(() => tracing?.close());
  const observer = new Observer(tracing);
  const hookAuthenticator = new ServiceAuthenticator(config.credentials, logJwks(log));
  opened.defer(() => hookAuthenticator.close());
  const adminAuthenticator = new ServiceAuthenticator(forBrowsers(config.admin.credentials), logJwks(log));
  opened.defer(() => adminAuthenticator.close());
  const { decisions, close } = await openDecisionLog(config.decisionLog, {
    stdout,
    log,
    metrics: observer.metrics,
  });
  opened.defer(close);
  const credentials = new CredentialReloader(config, readConfig, {
    onResult: (result, diagnostics) => {
      if (result === 'refused') log.error({ diagnostics }, LOG_MESSAGES.credentialsRefused);
      else log.info({ diagnostics }, LOG_MESSAGES.credentialsChanged);
    },
    onReload: ({ hook, admin }) => {
      hookAuthenticator.replace(hook);
      adminAuthenticator.replace(forBrowsers(admin));
    },
  });
  opened.defer(() => credentials.close());
  const rules: LiveRules = new LiveRules(
    { ...config.rules, ...config.lint },
    rulesEvents(log, observer, credentials),
    { startLoader: firstOf(loader) },
  );
  return {
    ...{ log, product, observer, decisions, hookAuthenticator, adminAuthenticator, credentials, rules },
    lifecycle: { hookPort: 'opening' } as Lifecycle,
    /** Undefined until the hook port is open. */
    hook: undefined as Listener | undefined,
  };
}

async function openAdmin(config: Config, parts: Parts, opened: AsyncDisposableStack): Promise<Listener> {
  const { rules, observer, product, log, credentials, adminAuthenticator } = parts;
  const shadow = () => observer.shadow.report();
  const recent = (after: number) => observer.recent.since(after);
  const console = openConsole(config, { rules, product, recent, shadow, hook: () => parts.hook });
  const admin = await startAdmin(config, {
    ...{ rules, observer, product, log, shadow },
    conditions: () => healthChecks(parts),
    reload: (options) => reload(parts, options),
    authenticate: () =>
      credentials.current.admin.length === 0 ? undefined : adminAuthenticator.authenticate,
    metrics: { contentType: observer.metrics.contentType, text: () => metricsText(parts) },
    console: console?.router,
  });
  opened.defer(() => admin.close(GRACE.admin));
  opened.defer(() => console?.close());
  return admin;
}

function rulesEvents(log: Log, observer: Observer, credentials: CredentialReloader): LiveRulesEvents {
  return {
    onReport: (report, live) => {
      observer.onReport(report, live);
      // Without a rule set the start fails, and its diagnostics are printed.
      if (live === undefined) return;
      logReport(log, report, live);
      const endpoints = credentials.unknownEndpoints(live.endpoints);
      if (report.result === 'loaded' && endpoints.length > 0)
        log.warn({ endpoints }, LOG_MESSAGES.unknownEndpoints);
    },
    onWatcherError: (error) => log.warn({ err: error }, LOG_MESSAGES.watcherFailed),
    onCommitProblem: (reason) => log.warn({ reason }, LOG_MESSAGES.commitUnknown),
    onKeepError: (error) => log.error({ err: error }, LOG_MESSAGES.lastKnownGoodNotSaved),
  };
}

async function reload(
  { log, rules, credentials }: Parts,
  options?: ReloadOptions,
): Promise<LoadReport | undefined> {
  credentials.reload();
  const report = await rules.reload(options);
  log.info({ version: rules.current?.version, result: report?.result }, LOG_MESSAGES.reloadFinished);
  return report;
}

function healthChecks({ lifecycle, rules, credentials, hookAuthenticator, decisions }: Parts): HealthCheck[] {
  return [
    processHealthCheck(lifecycle),
    listenerHealthCheck(lifecycle),
    ...rulesHealthChecks(rules),
    credentialsHealthCheck(credentials.problem),
    jwksHealthCheck(hookAuthenticator.keys),
    decisionLogHealthCheck(decisions),
  ];
}

function metricsText(parts: Parts): Promise<string> {
  const { current, loadedAt } = parts.rules;
  return parts.observer.metrics.text({
    version: current?.version,
    loadedAt,
    readiness: stateOf(healthChecks(parts)),
    ...(current && { expiries: expiriesOf(current, Date.now()) }),
  });
}

function isLoaded(rules: LiveRules): rules is Service['rules'] {
  return rules.current !== undefined;
}
