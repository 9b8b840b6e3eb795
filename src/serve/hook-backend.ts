import type { Config, Credential } from '../config/config.ts';
import type { Recent } from '../console/recent-decisions.ts';
import type { CountAttempt } from '../http/auth/failed-attempts.ts';
import type { Listener } from '../http/listen.ts';
import type { HealthCheck } from '../http/readiness.ts';
import type { LiveVersion } from '../reload/reload-report.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { Destination, LineQueue } from '../telemetry/line-queue.ts';
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

/** What answers hook requests: this process, or others that it starts. */
export interface HookBackend {
  /** What happens in this process. */
  observer: Observer;
  /** Begins to take requests, at another port than the configured one if need be; rejects with Node's error. */
  listen: (port?: number) => Promise<Listener>;
  /** Lets in whom these credentials let in, from now on. */
  admit: (credentials: readonly Credential[]) => void;
  /** Another generation is live: who answers is to answer by it. */
  goLive: (generation: LiveVersion) => void;
  /** The live generation is called by another version. */
  rename: (version: string) => void;
  /** Resolves once everybody who answers does so by what is live; within bounded time, and never rejects. */
  settled: () => Promise<void>;
  /** What has to be in order to answer. */
  conditions: () => Promise<HealthCheck[]>;
  /** All metrics of the service, as Prometheus reads them. */
  metrics: (state: State) => Promise<string>;
  /** What turning each shadow rule on would have changed. */
  shadow: () => Promise<ShadowReport[]>;
  /** The last decisions, after one that is known by its number. */
  recent: (after: number) => Promise<Recent>;
  /** The processes that answer, where they are others than this one. */
  workers?: () => readonly object[];
  /** Writes what still waits; called once nothing listens any more. */
  close: () => Promise<void>;
}

/** What stands around what answers. */
export interface HookBackendDependencies {
  log: Log;
  /** Where records go that go to standard output; whoever opened it closes it. */
  stdout: LineQueue;
  /** What that queue writes to, for the queues of other processes. */
  output: Destination;
  product: { name: string; version: string };
  /** For what goes by variables of its own: OTEL_*. */
  environment: Readonly<Record<string, string | undefined>>;
  /** The live rules; read once a request. */
  rules: () => RuleSet | undefined;
}

/** What a process shares with others that answer beside it. */
export interface Shared {
  /** What this one is called in the metrics. */
  process: string;
  /** Where records go that go to a file. */
  file: Destination;
  countAttempt: CountAttempt;
}

export type AnswerBy = (config: Config, surroundings: HookBackendDependencies) => Promise<HookBackend>;

/** Answers in this process. */
export async function startHookBackend(
  config: Config,
  { log, stdout, product, environment, rules }: Omit<HookBackendDependencies, 'output'>,
  { process, ...shared }: Partial<Shared> = {},
): Promise<HookBackend> {
  const tracing = await startTracing(environment, {
    product,
    isEndpoint: (path) => rules()?.endpoints.has(path) ?? false,
    warn: (message) => log.warn(message),
    now: Date.now,
  });
  const observer = new Observer(tracing, process);
  const { metrics } = observer;
  const guard = new ServiceAuthenticator(config.credentials, logKeys(log));
  const events = { onRecorded: () => metrics.recorded(), onDropped: () => metrics.dropped() };
  const { decisions, close } = await openDecisionLog(config.decisionLog, { stdout, log, events, ...shared });
  const { authenticate } = guard;
  return {
    observer,
    listen: (port = config.server.port) => {
      const server = { ...config.server, port };
      return startHook({ ...config, server }, { rules, authenticate, decisions, observer, log, ...shared });
    },
    admit: (credentials) => guard.admit(credentials),
    // What is live is read at each request.
    goLive: () => undefined,
    rename: () => undefined,
    settled: async () => undefined,
    conditions: async () => [jwksHealthCheck(guard.keys), decisionLogHealthCheck(decisions)],
    metrics: (state) => metrics.text(state),
    shadow: async () => observer.shadow(),
    recent: async (after) => observer.recent.since(after),
    close: async () => {
      await close();
      guard.close();
      await tracing?.close();
    },
  };
}
