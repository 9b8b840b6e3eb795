import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadReport } from '../reload/live-state.ts';
import type { FallbackRuleSet } from '../reload/load-last-known-good.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';

/** From best to worst; the worst state of all health checks is the state of the service. */
const STATES = ['ready', 'degraded', 'not-ready', 'stopping'] as const;

/** degraded: answers requests, but needs attention. not-ready and stopping: must not get requests. */
export type State = (typeof STATES)[number];

/** State of one part of the service. */
export interface HealthCheck {
  name: string;
  state: State;
  /** Why it is not ready. */
  reason?: string;
  since?: Date;
}

/** The live rules and their last reload, for the admin listener. */
export interface RulesState {
  readonly current: RuleSet | undefined;
  readonly digest: string | undefined;
  readonly loadedAt: Date | undefined;
  readonly report: LoadReport | undefined;
  readonly lastRefusal: LoadReport | undefined;
  readonly fallback: FallbackRuleSet | undefined;
  readonly watcherError: string | undefined;
  readonly keepError: string | undefined;
}

export function stateOf(conditions: readonly HealthCheck[]): State {
  return STATES.findLast((state) => conditions.some((condition) => condition.state === state)) ?? 'ready';
}

/** True if the service accepts requests in this state. */
export function takesRequests(state: State): boolean {
  return state === 'ready' || state === 'degraded';
}

/** Health checks of the rules, the watcher and the last known good. */
export function rulesHealthChecks(rules: RulesState): HealthCheck[] {
  const { watcherError, keepError } = rules;
  return [
    ruleCondition(rules),
    watcherError === undefined
      ? { name: 'watcher', state: 'ready' }
      : { name: 'watcher', state: 'degraded', reason: `changes are found by polling only: ${watcherError}` },
    ...(keepError === undefined
      ? []
      : [
          {
            name: 'last-good',
            state: 'degraded' as const,
            reason: `last known good not saved: ${keepError}`,
          },
        ]),
  ];
}

function ruleCondition({ current, report, fallback, loadedAt }: RulesState): HealthCheck {
  const name = 'rules';
  if (current === undefined) return { name, state: 'not-ready', reason: 'no rules are loaded' };
  const why = report?.result === 'refused' ? `: ${summary(report.diagnostics)}` : '';
  if (fallback !== undefined) {
    const saved = `saved at ${fallback.keptSince.toISOString()} in ${fallback.from}`;
    const reason = `rules invalid at startup, serving last known good ${saved}${why}`;
    return { name, state: 'degraded', reason, ...(loadedAt && { since: loadedAt }) };
  }
  if (report?.result !== 'refused') return { name, state: 'ready' };
  const reason = `rules invalid, serving the previous rules${why}`;
  return { name, state: 'degraded', reason, since: report.at };
}

/** The first error, and the number of others. */
function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'no error was reported';
  const { file, range, message } = first;
  const place = range === undefined ? file : `${file}:${range.start.line}:${range.start.column}`;
  return `${place} ${message}${errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''}`;
}
