import { createHistogram } from 'node:perf_hooks';
import { compareText } from '../../diagnostics/diagnostic.ts';
import type { Effect } from '../../hooks/contract.ts';
import type { RuleResult } from '../../recorded-requests/past-decision.ts';
import type { LoggedDecision } from './logged-decision.ts';

/** Counts of decisions. A retry repeats a decision, and is counted as a retry only. */
export interface Summary {
  decisions: number;
  /** RFC 3339; absent without decisions. */
  from?: string;
  until?: string;
  /** Milliseconds, to three digits; absent if no decision has a duration. */
  ms?: { median: number; p99: number; max: number };
  endpoints: EndpointCounts[];
  rules: RuleCounts[];
  shadow: ShadowCounts[];
  /** Failed decisions by code. */
  failures: Record<string, number>;
  retries: number;
  odd: number;
  /** Versions of the rule set, in the order of their first decision. */
  versions: { version: string; from: string; until: string; decisions: number }[];
}

export type EndpointCounts = { endpoint: string } & Record<Effect, number>;
export type RuleCounts = Rule & Record<RuleResult, number> & { decided: number };
/** A rule disagrees if it would have changed the decision; a skipped one neither agrees nor disagrees. */
export type ShadowCounts = Rule & Record<RuleResult, number> & { agree: number; disagree: number };

type Rule = { endpoint: string; rule: string };

/** One hour in microseconds. */
const HIGHEST = 3_600_000_000;

/** Counts decisions in constant memory. */
export class SummaryCount {
  #retries = 0;
  #odd = 0;
  readonly #all = new Period();
  readonly #endpoints = new Map<string, EndpointCounts>();
  readonly #rules = new Map<string, RuleCounts>();
  readonly #shadow = new Map<string, ShadowCounts>();
  readonly #failures = new Map<string, number>();
  readonly #versions = new Map<string, Period>();
  readonly #microseconds = createHistogram({ highest: HIGHEST });

  add(logged: LoggedDecision): void {
    if (logged.retry) {
      this.#retries += 1;
      return;
    }
    const { endpoint, decision, at, version, ms, failure, odd } = logged;
    this.#all.add(at);
    if (odd !== undefined) this.#odd += 1;
    if (version !== undefined) entry(this.#versions, version, () => new Period()).add(at);
    if (failure !== undefined) this.#failures.set(failure.code, (this.#failures.get(failure.code) ?? 0) + 1);
    if (ms !== undefined) this.#microseconds.record(Math.min(HIGHEST, Math.max(1, Math.round(ms * 1000))));
    const none = { allow: 0, deny: 0, update: 0, continue: 0 };
    entry(this.#endpoints, endpoint, () => ({ endpoint, ...none }))[decision] += 1;
    this.#addRules(logged);
  }

  #addRules({ endpoint, decision, rules, results, shadow }: LoggedDecision): void {
    const counts = (rule: string) =>
      entry(this.#rules, keyOf(endpoint, rule), () => ({ endpoint, rule, ...NO_RESULTS, decided: 0 }));
    for (const [rule, result] of results) counts(rule)[result] += 1;
    for (const rule of rules) counts(rule).decided += 1;
    for (const [rule, { result, would }] of shadow) {
      const none = { endpoint, rule, ...NO_RESULTS, agree: 0, disagree: 0 };
      const count = entry(this.#shadow, keyOf(endpoint, rule), () => none);
      count[result] += 1;
      // A rule that is skipped has no effect, enforced or not.
      if (would !== undefined && result !== 'skipped') count[would === decision ? 'agree' : 'disagree'] += 1;
    }
  }

  summary(): Summary {
    const { decisions, ...span } = this.#all.words();
    const ms = {
      median: milliseconds(this.#microseconds.percentile(50)),
      p99: milliseconds(this.#microseconds.percentile(99)),
      max: milliseconds(this.#microseconds.max),
    };
    return {
      decisions,
      ...(decisions > 0 && span),
      ...(this.#microseconds.count > 0 && { ms }),
      endpoints: sorted(this.#endpoints),
      rules: sorted(this.#rules),
      shadow: sorted(this.#shadow),
      failures: Object.fromEntries([...this.#failures].toSorted(([a], [b]) => compareText(a, b))),
      retries: this.#retries,
      odd: this.#odd,
      versions: [...this.#versions]
        .map(([version, period]) => ({ version, ...period.words() }))
        .toSorted((a, b) => compareText(a.from, b.from)),
    };
  }
}

/** A number of decisions, and their first and last time. */
class Period {
  #count = 0;
  #from = Number.POSITIVE_INFINITY;
  #until = Number.NEGATIVE_INFINITY;

  add(at: number): void {
    this.#count += 1;
    this.#from = Math.min(this.#from, at);
    this.#until = Math.max(this.#until, at);
  }

  words(): { from: string; until: string; decisions: number } {
    const [from, until] = [this.#from, this.#until].map((at) =>
      Number.isFinite(at) ? new Date(at).toISOString() : '',
    ) as [string, string];
    return { from, until, decisions: this.#count };
  }
}

const NO_RESULTS = { passed: 0, failed: 0, skipped: 0, error: 0 };

/** The entry of a key, created if missing. */
function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

/** Paths of endpoints hold no line feed. */
function keyOf(endpoint: string, rule: string): string {
  return `${endpoint}\n${rule}`;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): Value[] {
  return [...map].toSorted(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}

/** Three digits, the precision of the histogram. */
function milliseconds(microseconds: number): number {
  return Number((microseconds / 1000).toPrecision(3));
}
