import type { Config, Credential } from '../config/config.ts';
import type { Recent } from '../console/recent-decisions.ts';
import type { CountAttempt } from '../http/auth/failed-attempts.ts';
import type { HealthCheck } from '../http/readiness.ts';
import type { LiveVersion } from '../reload/reload-report.ts';
import type { Chunk } from '../reload/rule-set-chunks.ts';
import type { ShadowReport } from '../serve/shadow-report.ts';
import type { Series } from '../telemetry/aggregate-series.ts';
import type { PortableError } from './portable-error.ts';

/** What the primary asks of a worker. Everything between the two is plain data. */
export interface WorkerCalls {
  /** A part of the generation that goes live next. */
  add: (part: Chunk) => void;
  /** The parts that came answer from now on. */
  goLive: (generation: Omit<LiveVersion, 'parts'>) => void;
  rename: (version: string) => void;
  admit: (credentials: readonly Credential[]) => void;
  /** Begins to take requests, or says why it cannot. */
  listen: (port: number) => Promise<Listening | { failed: PortableError }>;
  /** Whether it still answers. */
  ping: () => void;
  conditions: () => Promise<HealthCheck[]>;
  series: () => Promise<Series[]>;
  shadow: () => Promise<ShadowReport[]>;
  /** Its last decisions, after one that is known by its number. */
  recent: (after: number) => Promise<Recent>;
  /** Answers what is under way, for at most so many milliseconds, writes what waits, and gives the last count. */
  close: (grace: number) => Promise<Series[]>;
}

/** Where a worker takes requests. */
export interface Listening {
  host: string;
  port: number;
}

/** What a worker asks of the primary. */
export interface PrimaryCalls {
  /** The first call: what to begin with. */
  enter: () => Setup;
  /** From now on it answers the calls of the primary. */
  ready: () => void;
  /** Writes lines after those of others; they come in one piece, which costs less than many. */
  write: (
    to: LinesTo,
    bytes: Buffer,
    lengths: readonly number[],
  ) => Promise<{ lines: number; failed?: PortableError }>;
  countAttempt: CountAttempt;
}

/** file: that of the decision log. */
export type LinesTo = 'stdout' | 'file';

/** What a worker begins with. */
export interface Setup {
  config: Omit<Config, 'tunnel'>;
  product: { name: string; version: string };
  environment: Readonly<Record<string, string | undefined>>;
  /** What it is called. */
  name: string;
}
