import type { RequestListener } from 'node:http';
import { RecentDecisions } from '../console/recent-decisions.ts';
import type { CachedReply, Decision } from '../decisions/decision.ts';
import type { AnsweredCall } from '../decisions/hook-call.ts';
import type { LoadReport } from '../reload/reload-report.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { type DecisionSeen, Metrics, type Names } from '../telemetry/metrics.ts';
import type { Spans } from '../telemetry/spans.ts';
import { ShadowCounter, type ShadowReport } from './shadow-report.ts';

/** Turns what happens in the service into metrics, spans, the shadow rules' account, and what the console shows of it. */
export class Observer {
  readonly metrics = new Metrics();
  readonly recent = new RecentDecisions();
  readonly #tracing: Spans | undefined;
  readonly #shadow = new ShadowCounter();
  /** Decisions with one cached reply have the same labels. */
  readonly #byCachedReply = new WeakMap<CachedReply, DecisionSeen>();
  /** Those that are counted for. */
  #endpoints: RuleSet['endpoints'] | undefined;

  constructor(tracing?: Spans) {
    this.#tracing = tracing;
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
  onAnswer(answered: AnsweredCall): void {
    const { call, decision, milliseconds, retry, eventIdReused } = answered;
    const { endpoint, version, time } = call;
    this.#tracing?.decided({
      id: decision.id,
      decision: decision.kind,
      version,
      time,
      milliseconds,
      ...failureOf(decision),
    });
    this.recent.decided(answered);
    if (retry) {
      this.metrics.repeated(endpoint.path, decision.kind);
      return;
    }
    if (eventIdReused !== undefined) this.metrics.odd();
    if (decision.shadow.length > 0) this.#shadow.decided(decision, new Date(time));
    this.metrics.decided(this.#seen(decision, endpoint.path), milliseconds / 1000);
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

  #seen(decision: Decision, endpoint: string): DecisionSeen {
    const { cachedReply } = decision;
    const known = cachedReply && this.#byCachedReply.get(cachedReply);
    if (known !== undefined) return known;
    const seen = seenOf(decision, endpoint);
    if (cachedReply !== undefined) this.#byCachedReply.set(cachedReply, seen);
    return seen;
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

function seenOf(decision: Decision, endpoint: string): DecisionSeen {
  const { kind, verdicts, shadow } = decision;
  return {
    endpoint,
    decision: kind,
    ...failureOf(decision),
    rules: verdicts.map(({ rule, verdict }) => ({ rule: rule.name, result: verdict })),
    shadow: shadow
      .filter(({ verdict }) => verdict !== 'skipped')
      .map(({ rule, would }) => ({ rule: rule.name, agrees: would === kind })),
  };
}

function failureOf({ failure }: Decision): Pick<DecisionSeen, 'failure'> {
  return failure === undefined ? {} : { failure: failure.code };
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
