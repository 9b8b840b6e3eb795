import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { CompiledOutcome } from '../decisions/compile-outcome.ts';
import type { Decision } from '../decisions/decision.ts';
import type { CompiledRule } from '../engine/compile.ts';
import { completeOutcome } from '../hooks/index.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { conditionForm, normalForm } from '../rules/normal-form.ts';

/** How many of its latest disagreements a rule is remembered by. */
const LATEST = 10;

/** What turning one shadow rule on would have changed. */
export interface ShadowReport {
  endpoint: string;
  requestType: string;
  rule: string;
  /** From when on decisions have been counted: when the rule came in as it is now. */
  since: Date;
  agree: number;
  disagree: number;
  /** The disagreements by what they would have changed: `allow->deny`. */
  changes: Record<string, number>;
  /** The last of them, the latest first; the ids are those of the decision log. */
  latest: { decisionId: string; time: Date; decision: string; would: string }[];
}

interface Tally {
  report: ShadowReport;
  /** What the rule says: as long as it says the same, the counting goes on. */
  definition: string;
}

/** Counts, for each shadow rule that is live, where it agrees with what was decided. Knows no value of a request. */
export class ShadowCounter {
  /** By the compiled rule: a decision of rules that have been replaced finds nothing to count in. */
  #tallies = new Map<CompiledRule<CompiledOutcome>, Tally>();

  /** Other rules are live. A rule that says what it said before keeps its counts. */
  loaded({ endpoints }: RuleSet, now: Date): void {
    const before = new Map([...this.#tallies.values()].map((tally) => [keyOf(tally.report), tally]));
    this.#tallies = new Map();
    for (const endpoint of endpoints.values()) {
      for (const [requestType, { rules }] of endpoint.requestTypes) {
        for (const rule of rules.filter(({ mode }) => mode === 'shadow')) {
          const report = emptyReport(endpoint, requestType, rule, now);
          const definition = definitionOf(endpoint, requestType, rule.name);
          const known = before.get(keyOf(report));
          this.#tallies.set(rule, known?.definition === definition ? known : { report, definition });
        }
      }
    }
  }

  /** Counts a decision once; a rule outside of its window has no part in it. */
  decided({ id, kind, shadow }: Pick<Decision, 'id' | 'kind' | 'shadow'>, now: Date): void {
    for (const { rule, verdict, would } of shadow) {
      const report = this.#tallies.get(rule)?.report;
      if (report === undefined || verdict === 'skipped') continue;
      if (would === kind) report.agree += 1;
      else disagree(report, { decisionId: id, time: now, decision: kind, would });
    }
  }

  /** In the order of files and rules. */
  report(): ShadowReport[] {
    return [...this.#tallies.values()].map(({ report }) => report);
  }
}

function disagree(report: ShadowReport, one: ShadowReport['latest'][number]): void {
  const change = `${one.decision}->${one.would}`;
  report.disagree += 1;
  report.changes[change] = (report.changes[change] ?? 0) + 1;
  report.latest.unshift(one);
  report.latest.splice(LATEST);
}

function emptyReport(
  { path }: Endpoint,
  requestType: string,
  { name }: CompiledRule<CompiledOutcome>,
  since: Date,
): ShadowReport {
  return { endpoint: path, requestType, rule: name, since, agree: 0, disagree: 0, changes: {}, latest: [] };
}

function keyOf({ endpoint, requestType, rule }: ShadowReport): string {
  return JSON.stringify([endpoint, requestType, rule]);
}

/** What a rule says, its names followed. Entries of lists come and go without making another rule of it. */
function definitionOf({ source: { value: file } }: Endpoint, requestType: string, name: string): string {
  const rule = file.requestTypes[requestType]?.rules.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`the rule ${name} has been compiled, and is not in its file`);
  return normalForm([
    conditionForm(rule.when, file),
    completeOutcome(rule.then, file) ?? null,
    completeOutcome(rule.otherwise, file) ?? null,
    [rule.validFrom ?? null, rule.validUntil ?? null],
  ]);
}
