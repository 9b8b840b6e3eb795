import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { CompiledOutcome } from '../decisions/compile-outcome.ts';
import type { Decision } from '../decisions/decision.ts';
import type { CompiledRule } from '../engine/compile.ts';
import { completeOutcome } from '../hooks/index.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { conditionForm, normalForm } from '../rules/normal-form.ts';
import { referencesOf } from '../rules/references.ts';

/** Disagreements that are kept per rule. */
const LATEST = 10;

/** The effect that enforcing one shadow rule would have had. */
export interface ShadowReport {
  endpoint: string;
  requestType: string;
  rule: string;
  /** Start of the count: when the current definition of the rule went live. */
  since: Date;
  agree: number;
  disagree: number;
  /** Decisions on requests that the rule does not ask, because its `if` does not hold. */
  skipped: number;
  /** Disagreements by change, such as `allow->deny`. */
  changes: Record<string, number>;
  /** The latest disagreements, newest first, with the ids of the decision log. */
  latest: { decisionId: string; time: Date; decision: string; would: string }[];
}

interface Tally {
  report: ShadowReport;
  /** The normal form of the rule; while it is the same, the count continues. */
  definition: string;
}

/** Counts how often each live shadow rule agrees with the decision. Keeps no values of requests. */
export class ShadowCounter {
  /** By compiled rule, so that a decision of a replaced rule set is not counted. */
  #tallies = new Map<CompiledRule<CompiledOutcome>, Tally>();

  /** Starts counting for a new rule set. A rule whose definition is the same keeps its counts. */
  loaded({ endpoints }: RuleSet, now: Date): void {
    const before = new Map([...this.#tallies.values()].map((tally) => [keyOf(tally.report), tally]));
    this.#tallies = new Map();
    for (const endpoint of endpoints.values()) {
      for (const [requestType, { rules }] of endpoint.requestTypes) {
        for (const rule of rules.filter(({ mode }) => mode === 'shadow')) {
          const names = { endpoint: endpoint.path, requestType, rule: rule.name };
          const report = { ...names, since: now, agree: 0, disagree: 0, skipped: 0, changes: {}, latest: [] };
          const definition = definitionOf(endpoint, requestType, rule.name);
          const known = before.get(keyOf(report));
          this.#tallies.set(rule, known?.definition === definition ? known : { report, definition });
        }
      }
    }
  }

  /** Counts a decision, except for rules outside their validity window. */
  decided({ id, kind, shadow }: Pick<Decision, 'id' | 'kind' | 'shadow'>, now: Date): void {
    for (const { rule, skipped, would } of shadow) {
      const report = this.#tallies.get(rule)?.report;
      if (report === undefined || skipped === 'window') continue;
      if (skipped === 'if') report.skipped += 1;
      else if (would === kind) report.agree += 1;
      else disagree(report, { decisionId: id, time: now, decision: kind, would });
    }
  }

  /** All reports, in the order of files and rules. */
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

function keyOf({ endpoint, requestType, rule }: ShadowReport): string {
  return JSON.stringify([endpoint, requestType, rule]);
}

/**
 * The normal form of a rule with its named conditions and outcomes resolved, and the derived facts and lookups that it reads. Entries
 * of lists are not part of it.
 */
function definitionOf({ source: { value: file } }: Endpoint, requestType: string, name: string): string {
  const rule = file.requestTypes[requestType]?.rules.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`the rule ${name} has been compiled, and is not in its file`);
  return normalForm([
    rule.if === undefined ? null : conditionForm(rule.if, file),
    conditionForm(rule.when, file),
    referencesOf(rule, file).definitions,
    completeOutcome(rule.then, file) ?? null,
    completeOutcome(rule.otherwise, file) ?? null,
    [rule.validFrom ?? null, rule.validUntil ?? null, rule.validThrough ?? null],
  ]);
}
