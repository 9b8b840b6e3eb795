import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LiveRules } from '../reload/live-rules.ts';

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
export type RulesState = Readonly<
  Pick<LiveRules, 'state' | 'report' | 'lastRefusal' | 'watcherError' | 'keepError'>
>;

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
      : degraded({ name: 'watcher', reason: `changes are found by polling only: ${watcherError}` }),
    ...(keepError === undefined
      ? []
      : [degraded({ name: 'last-good', reason: `last known good not saved: ${keepError}` })]),
  ];
}

function degraded({ name, reason }: { name: string; reason: string }): HealthCheck {
  return { name, state: 'degraded', reason };
}

function ruleCondition({ state, report }: RulesState): HealthCheck {
  const name = 'rules';
  if (state === undefined) return { name, state: 'not-ready', reason: 'no rules are loaded' };
  const { source, loadedAt } = state;
  const why = report?.result === 'refused' ? `: ${summary(report.diagnostics)}` : '';
  if (source.kind === 'last-known-good') {
    const saved = `saved at ${source.keptSince.toISOString()} in ${source.from}`;
    const reason = `rules invalid at startup, serving last known good ${saved}${why}`;
    return { ...degraded({ name, reason }), since: loadedAt };
  }
  if (report?.result !== 'refused') return { name, state: 'ready' };
  const reason = `rules invalid, serving the previous rules${why}`;
  return { ...degraded({ name, reason }), since: report.at };
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
