import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The state at the time of a scrape. */
export interface State {
  /** Version of the live rule set. */
  version: string | undefined;
  /** Time when it went live. */
  loadedAt: Date | undefined;
  readiness: 'ready' | 'degraded' | 'not-ready' | 'stopping';
  expiries?: Expiries;
}

/** Expiry times in the live rules, in milliseconds since 1970. */
export interface Expiries {
  /** The next entry of each list. */
  lists: readonly { list: string; at: number }[];
  /** Rules whose window ends. */
  rules: readonly { endpoint: string; rule: string; at: number }[];
}

/** A decision as label values: only names from rules and configuration. */
export interface DecisionSeen {
  endpoint: string;
  decision: string;
  /** Code of the failure. */
  failure?: string;
  rules: readonly { rule: string; result: string }[];
  /** What denied: the deciding rules, or the default, unhandled or onError outcome. None if nobody was denied. */
  denials?: readonly { by: string; rule: string }[];
  shadow: readonly { rule: string; agrees: boolean }[];
}

/** The names that may become labels: endpoints with their rules. */
export type Names = ReadonlyMap<string, { rules: ReadonlySet<string>; shadow: ReadonlySet<string> }>;

const DECISIONS = ['allow', 'deny', 'update', 'continue'];
const RESULTS = ['passed', 'failed', 'skipped', 'error'];
const ORIGINS = ['default', 'unhandled', 'onError'];
const FAILURES = [
  'rule-error',
  'timeout',
  'reply-error',
  'template-type',
  'overload',
  'unrecorded',
  'unreadable',
  'internal',
];

/** Seconds. Most decisions take one or two milliseconds; the deadline is 2 s, and Okta gives up after 3 s. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** Each metric family by its name without the prefix: its kind, its help, and its labels separated by spaces. */
const FAMILIES = {
  requests_total: [Counter, 'Requests answered by a decision.', 'endpoint decision'],
  denials_total: [
    Counter,
    'Denials by the rule that denied; by says whether it was a rule or an outcome for everybody else.',
    'endpoint by rule',
  ],
  decision_failures_total: [Counter, 'Decisions that failed, and denied by the onError outcome.', 'code'],
  decision_duration_seconds: [Histogram, 'Time that a decision took.', 'endpoint'],
  rule_results_total: [Counter, 'Results of rules.', 'endpoint rule result'],
  shadow_total: [Counter, 'Whether shadow rules agreed with what was decided.', 'endpoint rule result'],
  retries_total: [
    Counter,
    'Calls with a known eventId: a retry (same), or a reused eventId with a different body (odd).',
    'result',
  ],
  http_errors_total: [Counter, 'Requests that ended in an HTTP error.', 'code'],
  authentication_failures_total: [Counter, 'Requests without valid credentials.', 'reason'],
  unauthenticated_total: [
    Counter,
    'Requests to an endpoint of a hook that were refused before they were read: without valid credentials, or for their address.',
    'hook',
  ],
  limited_total: [Counter, 'Failed attempts refused with 429.', ''],
  reloads_total: [Counter, 'Reloads of the rules, by result.', 'result'],
  decision_log_records_total: [Counter, 'Records written to the decision log.', ''],
  decision_log_dropped_total: [Counter, 'Records that could not be written.', ''],
  in_flight: [Gauge, 'Requests that are being decided.', ''],
  ready: [Gauge, '1 while requests may be sent here.', ''],
  degraded: [Gauge, '1 while a health check is degraded.', ''],
  last_load_timestamp_seconds: [Gauge, 'When the live rules were loaded.', ''],
  rules_info: [Gauge, 'The version of the live rules.', 'version'],
  list_next_expiry_timestamp_seconds: [Gauge, 'When the next entry of a list expires.', 'list'],
  rule_expiry_timestamp_seconds: [
    Gauge,
    'When a rule ends by its validUntil or validThrough.',
    'endpoint rule',
  ],
} as const;

type Families = { readonly [Name in keyof typeof FAMILIES]: InstanceType<(typeof FAMILIES)[Name][0]> };

function createFamilies(registry: Registry): Families {
  const families = Object.entries(FAMILIES).map(([name, [Kind, help, labels]]) => {
    const labelNames: string[] = labels.match(/\w+/g) ?? [];
    const family = { name: `hookgate_${name}`, help, labelNames, registers: [registry] };
    return [name, Kind === Histogram ? new Histogram({ ...family, buckets: BUCKETS }) : new Kind(family)];
  });
  return Object.fromEntries(families);
}

/** Maximum number of different decisions that wait to be counted. */
const MAX_WAITING = 100;

/**
 * The metrics of a service, in its own registry: https://prometheus.io/docs/practices/naming/
 * Values of requests never become labels: the number of series is bounded.
 */
export class Metrics {
  /** Number of requests being decided. */
  inFlight = 0;

  readonly #registry = new Registry();
  /** Each metric family by its name without the prefix. */
  readonly families = createFamilies(this.#registry);
  #names: Names = new Map();
  /** Counts since the last scrape: updating all series of a decision takes longer. */
  readonly #waiting = new Map<DecisionSeen, number>();

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    // A series that exists before its first event lets an alert see the step from 0 to 1.
    for (const code of FAILURES) this.families.decision_failures_total.inc({ code }, 0);
    for (const result of ['same', 'odd']) this.families.retries_total.inc({ result }, 0);
    for (const result of ['loaded', 'unchanged', 'refused']) this.families.reloads_total.inc({ result }, 0);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The metrics in Prometheus' text format. */
  text(state: State): Promise<string> {
    this.#tell(state);
    this.#count();
    this.families.in_flight.set(this.inFlight);
    return this.#registry.metrics();
  }

  /** Removes the series of rules that are no longer live. */
  named(names: Names): void {
    this.#count();
    for (const [endpoint, { rules, shadow }] of this.#names) {
      const now = names.get(endpoint);
      for (const rule of rules) if (!now?.rules.has(rule)) this.#forgetRule(endpoint, rule);
      for (const rule of shadow) if (!now?.shadow.has(rule)) this.#forgetShadow(endpoint, rule);
      if (now === undefined) this.#forgetEndpoint(endpoint);
    }
    this.#names = names;
    for (const [endpoint, { shadow }] of names) {
      for (const decision of DECISIONS) this.families.requests_total.inc({ endpoint, decision }, 0);
      for (const rule of shadow)
        for (const result of ['agree', 'disagree'])
          this.families.shadow_total.inc({ endpoint, rule, result }, 0);
    }
  }

  /**
   * Counts a decision; rules that have just been replaced are ignored.
   *
   * @param seen one object for equal decisions
   */
  decided(seen: DecisionSeen, seconds: number): void {
    const { endpoint } = seen;
    if (this.#names.has(endpoint)) this.families.decision_duration_seconds.observe({ endpoint }, seconds);
    this.#waiting.set(seen, (this.#waiting.get(seen) ?? 0) + 1);
    if (this.#waiting.size > MAX_WAITING) this.#count();
  }

  /** Counts a retry that got the reply of the first call. */
  repeated(endpoint: string, decision: string): void {
    this.families.retries_total.inc({ result: 'same' });
    if (this.#names.has(endpoint)) this.families.requests_total.inc({ endpoint, decision });
  }

  #count(): void {
    for (const [seen, times] of this.#waiting) this.#add(seen, times);
    this.#waiting.clear();
  }

  #add({ endpoint, decision, failure, rules, denials = [], shadow }: DecisionSeen, times: number): void {
    if (failure !== undefined) this.families.decision_failures_total.inc({ code: failure }, times);
    const names = this.#names.get(endpoint);
    if (names === undefined) return;
    this.families.requests_total.inc({ endpoint, decision }, times);
    for (const { by, rule } of denials)
      if (rule === '' || names.rules.has(rule))
        this.families.denials_total.inc({ endpoint, by, rule }, times);
    for (const { rule, result } of rules)
      if (names.rules.has(rule)) this.families.rule_results_total.inc({ endpoint, rule, result }, times);
    for (const { rule, agrees } of shadow) {
      const result = agrees ? 'agree' : 'disagree';
      if (names.shadow.has(rule)) this.families.shadow_total.inc({ endpoint, rule, result }, times);
    }
  }

  #forgetRule(endpoint: string, rule: string): void {
    for (const result of RESULTS) this.families.rule_results_total.remove({ endpoint, rule, result });
    for (const by of ['rules', 'onError']) this.families.denials_total.remove({ endpoint, by, rule });
  }

  #forgetShadow(endpoint: string, rule: string): void {
    for (const result of ['agree', 'disagree']) this.families.shadow_total.remove({ endpoint, rule, result });
  }

  #forgetEndpoint(endpoint: string): void {
    for (const decision of DECISIONS) this.families.requests_total.remove({ endpoint, decision });
    for (const by of ORIGINS) this.families.denials_total.remove({ endpoint, by, rule: '' });
    this.families.decision_duration_seconds.remove({ endpoint });
  }

  #tell({ version, loadedAt, readiness, expiries }: State): void {
    this.families.ready.set(readiness === 'ready' || readiness === 'degraded' ? 1 : 0);
    this.families.degraded.set(readiness === 'degraded' ? 1 : 0);
    this.families.last_load_timestamp_seconds.set((loadedAt?.getTime() ?? 0) / 1000);
    this.families.rules_info.reset();
    if (version !== undefined) this.families.rules_info.set({ version }, 1);
    this.families.list_next_expiry_timestamp_seconds.reset();
    for (const { at, ...labels } of expiries?.lists ?? [])
      this.families.list_next_expiry_timestamp_seconds.set(labels, at / 1000);
    this.families.rule_expiry_timestamp_seconds.reset();
    for (const { at, ...labels } of expiries?.rules ?? [])
      this.families.rule_expiry_timestamp_seconds.set(labels, at / 1000);
  }
}
