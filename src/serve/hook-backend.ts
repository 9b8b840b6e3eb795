import type { Config, Credential } from '../config/config.ts';
import type { Recent } from '../console/recent-decisions.ts';
import type { Listener } from '../http/listen.ts';
import type { HealthCheck } from '../http/readiness.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { LineQueue } from '../telemetry/line-queue.ts';
import type { Log } from '../telemetry/log.ts';
import type { State } from '../telemetry/metrics.ts';
import { startTracing } from '../telemetry/tracing.ts';
import { ServiceAuthenticator } from './authenticator.ts';
import { decisionLogHealthCheck, jwksHealthCheck } from './health-checks.ts';
import { startHook } from './listeners.ts';
import { logKeys } from './log-messages.ts';
import { Observer } from './observer.ts';
import { openDecisionLog } from './open-decision-log.ts';
import type { ShadowReport } from './shadow-report.ts';

/** The part of the service that answers hook requests. */
export interface HookBackend {
  /** What happens in this process. */
  observer: Observer;
  /** Starts the hook listener; rejects with Node's error. */
  listen: () => Promise<Listener>;
  /** Lets in whom these credentials let in, from now on. */
  admit: (credentials: readonly Credential[]) => void;
  /** What has to be in order to answer. */
  conditions: () => HealthCheck[];
  /** All metrics of the service, as Prometheus reads them. */
  metrics: (state: State) => Promise<string>;
  /** What turning each shadow rule on would have changed. */
  shadow: () => ShadowReport[];
  /** The last decisions, after one that is known by its number. */
  recent: (after: number) => Recent;
  /** Writes what still waits; called once nothing listens any more. */
  close: () => Promise<void>;
}

/** What stands around what answers. */
export interface HookBackendDependencies {
  log: Log;
  /** Where records go that go to standard output; whoever opened it closes it. */
  stdout: LineQueue;
  product: { name: string; version: string };
  /** For what goes by variables of its own: OTEL_*. */
  environment: Readonly<Record<string, string | undefined>>;
  /** The live rules; read once a request. */
  rules: () => RuleSet | undefined;
}

/** Answers in this process. */
export async function startHookBackend(
  config: Config,
  { log, stdout, product, environment, rules }: HookBackendDependencies,
  listen = startHook,
): Promise<HookBackend> {
  const tracing = await startTracing(environment, {
    product,
    isEndpoint: (path) => rules()?.endpoints.has(path) ?? false,
    warn: (message) => log.warn(message),
    now: Date.now,
  });
  const observer = new Observer(tracing);
  const { metrics } = observer;
  const guard = new ServiceAuthenticator(config.credentials, logKeys(log));
  const events = { onRecorded: () => metrics.recorded(), onDropped: () => metrics.dropped() };
  const { decisions, close } = await openDecisionLog(config.decisionLog, { stdout, log, events });
  const { authenticate } = guard;
  return {
    observer,
    listen: () => listen(config, { rules, authenticate, decisions, observer, log }),
    admit: (credentials) => guard.admit(credentials),
    conditions: () => [jwksHealthCheck(guard.keys), decisionLogHealthCheck(decisions)],
    metrics: (state) => metrics.text(state),
    shadow: () => observer.shadow(),
    recent: (after) => observer.recent.since(after),
    close: async () => {
      await close();
      guard.close();
      await tracing?.close();
    },
  };
}
