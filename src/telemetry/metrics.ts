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
const FAILURES = ['rule-error', 'timeout', 'reply-error', 'overload', 'unrecorded', 'internal'];

/** Seconds. Most decisions take one or two milliseconds; the deadline is 2 s, and Okta gives up after 3 s. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

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
  #names: Names = new Map();
  /** Counts since the last scrape: updating all series of a decision takes longer. */
  readonly #waiting = new Map<DecisionSeen, number>();

  readonly #requests = this.#counter(
    'requests_total',
    'Requests answered by a decision.',
    'endpoint decision',
  );
  readonly #denials = this.#counter(
    'denials_total',
    'Denials by the rule that denied; by says whether it was a rule or an outcome for everybody else.',
    'endpoint by rule',
  );
  readonly #failures = this.#counter(
    'decision_failures_total',
    'Decisions that failed, and denied by the onError outcome.',
    'code',
  );
  readonly #duration = new Histogram({
    name: 'hookgate_decision_duration_seconds',
    help: 'Time that a decision took.',
    labelNames: ['endpoint'],
    buckets: BUCKETS,
    registers: [this.#registry],
  });
  readonly #ruleResults = this.#counter('rule_results_total', 'Results of rules.', 'endpoint rule result');
  readonly #shadow = this.#counter(
    'shadow_total',
    'Whether shadow rules agreed with what was decided.',
    'endpoint rule result',
  );
  readonly #retries = this.#counter(
    'retries_total',
    'Calls with a known eventId: a retry (same), or a reused eventId with a different body (odd).',
    'result',
  );
  readonly #httpErrors = this.#counter('http_errors_total', 'Requests that ended in an HTTP error.', 'code');
  readonly #authentication = this.#counter(
    'authentication_failures_total',
    'Requests without valid credentials.',
    'reason',
  );
  readonly #limited = this.#counter('limited_total', 'Failed attempts refused with 429.');
  readonly #reloads = this.#counter('reloads_total', 'Reloads of the rules, by result.', 'result');
  readonly #records = this.#counter('decision_log_records_total', 'Records written to the decision log.');
  readonly #dropped = this.#counter('decision_log_dropped_total', 'Records that could not be written.');

  readonly #inFlight = this.#gauge('in_flight', 'Requests that are being decided.');
  readonly #ready = this.#gauge('ready', '1 while requests may be sent here.');
  readonly #degraded = this.#gauge('degraded', '1 while a health check is degraded.');
  readonly #loaded = this.#gauge('last_load_timestamp_seconds', 'When the live rules were loaded.');
  readonly #rules = this.#gauge('rules_info', 'The version of the live rules.', 'version');

  readonly #listExpiry = this.#gauge(
    'list_next_expiry_timestamp_seconds',
    'When the next entry of a list expires.',
    'list',
  );
  readonly #ruleExpiry = this.#gauge(
    'rule_expiry_timestamp_seconds',
    'When a rule ends by its validUntil or validThrough.',
    'endpoint rule',
  );

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    // A series that exists before its first event lets an alert see the step from 0 to 1.
    for (const code of FAILURES) this.#failures.inc({ code }, 0);
    for (const result of ['same', 'odd']) this.#retries.inc({ result }, 0);
    for (const result of ['loaded', 'unchanged', 'refused']) this.#reloads.inc({ result }, 0);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The metrics in Prometheus' text format. */
  text(state: State): Promise<string> {
    this.#tell(state);
    this.#count();
    this.#inFlight.set(this.inFlight);
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
      for (const decision of DECISIONS) this.#requests.inc({ endpoint, decision }, 0);
      for (const rule of shadow)
        for (const result of ['agree', 'disagree']) this.#shadow.inc({ endpoint, rule, result }, 0);
    }
  }

  /**
   * Counts a decision; rules that have just been replaced are ignored.
   *
   * @param seen one object for equal decisions
   */
  decided(seen: DecisionSeen, seconds: number): void {
    const { endpoint } = seen;
    if (this.#names.has(endpoint)) this.#duration.observe({ endpoint }, seconds);
    this.#waiting.set(seen, (this.#waiting.get(seen) ?? 0) + 1);
    if (this.#waiting.size > MAX_WAITING) this.#count();
  }

  /** Counts a retry that got the reply of the first call. */
  repeated(endpoint: string, decision: string): void {
    this.#retries.inc({ result: 'same' });
    if (this.#names.has(endpoint)) this.#requests.inc({ endpoint, decision });
  }

  /** Counts an eventId that is reused with a different body; `decided` counts its decision. */
  odd(): void {
    this.#retries.inc({ result: 'odd' });
  }

  httpError(code: string): void {
    this.#httpErrors.inc({ code });
  }

  notAuthenticated(reason: string): void {
    this.#authentication.inc({ reason });
  }

  limited(): void {
    this.#limited.inc();
  }

  reloaded(result: string): void {
    this.#reloads.inc({ result });
  }

  recorded(): void {
    this.#records.inc();
  }

  dropped(records = 1): void {
    this.#dropped.inc(records);
  }

  #count(): void {
    for (const [seen, times] of this.#waiting) this.#add(seen, times);
    this.#waiting.clear();
  }

  #add({ endpoint, decision, failure, rules, denials = [], shadow }: DecisionSeen, times: number): void {
    if (failure !== undefined) this.#failures.inc({ code: failure }, times);
    const names = this.#names.get(endpoint);
    if (names === undefined) return;
    this.#requests.inc({ endpoint, decision }, times);
    for (const { by, rule } of denials)
      if (rule === '' || names.rules.has(rule)) this.#denials.inc({ endpoint, by, rule }, times);
    for (const { rule, result } of rules)
      if (names.rules.has(rule)) this.#ruleResults.inc({ endpoint, rule, result }, times);
    for (const { rule, agrees } of shadow) {
      const result = agrees ? 'agree' : 'disagree';
      if (names.shadow.has(rule)) this.#shadow.inc({ endpoint, rule, result }, times);
    }
  }

  #forgetRule(endpoint: string, rule: string): void {
    for (const result of RESULTS) this.#ruleResults.remove({ endpoint, rule, result });
    for (const by of ['rules', 'onError']) this.#denials.remove({ endpoint, by, rule });
  }

  #forgetShadow(endpoint: string, rule: string): void {
    for (const result of ['agree', 'disagree']) this.#shadow.remove({ endpoint, rule, result });
  }

  #forgetEndpoint(endpoint: string): void {
    for (const decision of DECISIONS) this.#requests.remove({ endpoint, decision });
    for (const by of ORIGINS) this.#denials.remove({ endpoint, by, rule: '' });
    this.#duration.remove({ endpoint });
  }

  /** @param labels names, separated by spaces */
  #counter(name: string, help: string, labels = ''): Counter {
    const labelNames = labels.match(/\w+/g) ?? [];
    return new Counter({ name: `hookgate_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, labels = ''): Gauge {
    const labelNames = labels.match(/\w+/g) ?? [];
    return new Gauge({ name: `hookgate_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #tell({ version, loadedAt, readiness, expiries }: State): void {
    this.#ready.set(readiness === 'ready' || readiness === 'degraded' ? 1 : 0);
    this.#degraded.set(readiness === 'degraded' ? 1 : 0);
    this.#loaded.set((loadedAt?.getTime() ?? 0) / 1000);
    this.#rules.reset();
    if (version !== undefined) this.#rules.set({ version }, 1);
    this.#listExpiry.reset();
    for (const { at, ...labels } of expiries?.lists ?? []) this.#listExpiry.set(labels, at / 1000);
    this.#ruleExpiry.reset();
    for (const { at, ...labels } of expiries?.rules ?? []) this.#ruleExpiry.set(labels, at / 1000);
  }
}
