import type { RequestListener } from 'node:http';
import { Metrics, type Names } from '../observe/metrics.ts';
import type { Spans } from '../observe/spans.ts';
import type { Decision, DecisionContext } from '../okta/decision.ts';
import type { LoadReport } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import { type ShadowReport, ShadowTally } from './shadow-tally.ts';

/** Turns what happens in the service into metrics, spans, and the shadow rules' account. */
export class Observer {
  readonly metrics: Metrics;
  readonly #tracing: Spans | undefined;
  readonly #shadow = new ShadowTally();
  /** Those that are counted for. */
  #endpoints: RuleSet['endpoints'] | undefined;

  /** @param process what this one is called in Node's metrics, where there are several */
  constructor(tracing?: Spans, process?: string) {
    this.#tracing = tracing;
    this.metrics = new Metrics(process === undefined ? {} : { process });
  }

  /** The same listener, with its requests traced. */
  around(listener: RequestListener): RequestListener {
    return this.#tracing?.around(listener) ?? listener;
  }

  /** Told how many requests are being decided. */
  onInFlight(count: number): void {
    this.metrics.inFlight = count;
  }

  /** Told once of what a request is answered. What a retry is answered has been decided and counted before. */
  onAnswer(decision: Decision, context: DecisionContext): void {
    const { endpoint, version, time, milliseconds, retry, odd } = context;
    const failure = decision.failure && { failure: decision.failure.code };
    this.#tracing?.decided({
      id: decision.id,
      decision: decision.kind,
      version,
      time,
      milliseconds,
      ...failure,
    });
    if (retry) {
      this.metrics.repeated(endpoint.path, decision.kind);
      return;
    }
    if (odd !== undefined) this.metrics.odd();
    this.#shadow.decided(decision, new Date(time));
    this.metrics.decided({
      endpoint: endpoint.path,
      decision: decision.kind,
      ...failure,
      seconds: milliseconds / 1000,
      rules: decision.verdicts.map(({ rule, verdict }) => ({ rule: rule.name, result: verdict })),
      shadow: decision.shadow
        .filter(({ verdict }) => verdict !== 'skipped')
        .map(({ rule, would }) => ({ rule: rule.name, agrees: would === decision.kind })),
    });
  }

  onReport({ result, at }: LoadReport, live: RuleSet | undefined): void {
    this.metrics.reloaded(result);
    // Not by the result: rules can be live although what the directory has was refused.
    if (live !== undefined) this.onLive(live, at);
  }

  /** Other rules are live, or the same ones. */
  onLive(live: RuleSet, at: Date): void {
    if (live.endpoints === this.#endpoints) return;
    this.#endpoints = live.endpoints;
    this.metrics.named(namesOf(live));
    this.#shadow.loaded(live, at);
  }

  /** Somebody presented nothing that lets them in. */
  onRefused(reason: string): void {
    this.metrics.notAuthenticated(reason);
    if (reason === 'limited') this.metrics.limited();
  }

  /** What turning each shadow rule on would have changed. */
  shadow(): ShadowReport[] {
    return this.#shadow.report();
  }
}

function namesOf({ endpoints }: RuleSet): Names {
  return new Map(
    [...endpoints.values()].map(({ path, requestTypes }) => {
      const rules = [...requestTypes.values()].flatMap((list) => list.rules);
      const shadow = rules.filter(({ mode }) => mode === 'shadow');
      return [path, { rules: new Set(rules.map(nameOf)), shadow: new Set(shadow.map(nameOf)) }];
    }),
  );
}

function nameOf({ name }: { name: string }): string {
  return name;
}
