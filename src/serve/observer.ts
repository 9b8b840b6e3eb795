import type { RequestListener } from 'node:http';
import { RecentDecisions } from '../console/recent-decisions.ts';
import type { CachedReply, Decision } from '../decisions/decision.ts';
import type { AnsweredCall } from '../decisions/hook-call.ts';
import type { HookName } from '../hooks/contract.ts';
import type { LoadReport } from '../reload/live-state.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { type DecisionSeen, type Expiries, Metrics, type Names } from '../telemetry/metrics.ts';
import type { Spans } from '../telemetry/spans.ts';
import { ShadowCounter } from './shadow-report.ts';

/** Feeds events of the service to metrics, traces, the shadow report and the console. */
export class Observer {
  readonly metrics = new Metrics();
  readonly recent = new RecentDecisions();
  readonly shadow = new ShadowCounter();
  readonly #tracing: Spans | undefined;
  /** Decisions with one cached reply have the same labels. */
  readonly #byCachedReply = new WeakMap<CachedReply, DecisionSeen>();
  /** The endpoints of the live rule set. */
  #endpoints: RuleSet['endpoints'] | undefined;

  constructor(tracing?: Spans) {
    this.#tracing = tracing;
  }

  /** Wraps a listener, so that its requests are traced. */
  around(listener: RequestListener): RequestListener {
    return this.#tracing?.around(listener) ?? listener;
  }

  /** Called once per request. The decision of a retry has been counted before. */
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
    if (eventIdReused !== undefined) this.metrics.families.retries_total.inc({ result: 'odd' });
    if (decision.shadow.length > 0) this.shadow.decided(decision, new Date(time));
    this.metrics.decided(this.#seen(decision, endpoint.path), milliseconds / 1000);
  }

  onReport({ result, at }: LoadReport, live: RuleSet | undefined): void {
    this.metrics.families.reloads_total.inc({ result });
    // Regardless of the result: the last known good rule set is live although the directory was refused.
    if (live === undefined || live.endpoints === this.#endpoints) return;
    this.#endpoints = live.endpoints;
    this.metrics.named(namesOf(live));
    this.shadow.loaded(live, at);
  }

  #seen(decision: Decision, endpoint: string): DecisionSeen {
    const { cachedReply } = decision;
    const known = cachedReply && this.#byCachedReply.get(cachedReply);
    if (known !== undefined) return known;
    const seen = seenOf(decision, endpoint);
    if (cachedReply !== undefined) this.#byCachedReply.set(cachedReply, seen);
    return seen;
  }

  /** @param hook the hook of the endpoint that was called, if it is one */
  onRefused(reason: string, hook?: HookName): void {
    this.metrics.families.authentication_failures_total.inc({ reason });
    if (hook !== undefined) this.metrics.families.unauthenticated_total.inc({ hook });
    if (reason === 'limited') this.metrics.families.limited_total.inc();
  }
}

function seenOf(decision: Decision, endpoint: string): DecisionSeen {
  const { kind, by, rules, verdicts, shadow } = decision;
  // A failure of one rule names it; other failures, the default and unhandled have no rule.
  const denying = rules.length > 0 ? rules : [''];
  return {
    endpoint,
    decision: kind,
    ...failureOf(decision),
    ...(kind === 'deny' && { denials: denying.map((rule) => ({ by, rule })) }),
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
      return [
        path,
        { rules: new Set(rules.map(({ name }) => name)), shadow: new Set(shadow.map(({ name }) => name)) },
      ];
    }),
  );
}

/**
 * The next expiry of each list, and of each rule whose window ends.
 *
 * @param now milliseconds since 1970
 */
export function expiriesOf({ lists, endpoints }: RuleSet, now: number): Expiries {
  const next = lists.flatMap(({ name: list, expiries }) => {
    const at = expiries?.find((moment) => moment > now);
    return at === undefined ? [] : [{ list, at }];
  });
  const rules = new Map<string, Expiries['rules'][number]>();
  for (const { path: endpoint, requestTypes } of endpoints.values())
    for (const { name: rule, validUntil: at } of [...requestTypes.values()].flatMap((type) => type.rules)) {
      // A rule name may be used once per request type: the earliest expiry counts.
      const key = JSON.stringify([endpoint, rule]);
      const known = rules.get(key)?.at ?? Number.POSITIVE_INFINITY;
      if (at > now && at < known) rules.set(key, { endpoint, rule, at });
    }
  return { lists: next, rules: [...rules.values()] };
}
