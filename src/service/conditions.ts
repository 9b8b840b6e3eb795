import type { DecisionLog } from '../decision-log/decision-log.ts';
import type { Condition } from '../http/readiness.ts';

/** Whether the process takes requests, or is about to end. */
export function processCondition(stopping: Date | undefined): Condition {
  const name = 'process';
  if (stopping === undefined) return { name, state: 'ready' };
  return { name, state: 'stopping', reason: 'it was asked to end', since: stopping };
}

/** Whether decisions can be recorded. */
export function decisionLogCondition({ problem, dropped }: DecisionLog): Condition {
  const name = 'decision-log';
  if (problem === undefined) return { name, state: 'ready' };
  const lost = dropped === 0 ? '' : `; records lost since the start: ${dropped}`;
  return { name, state: 'degraded', reason: `it cannot be written: ${problem}${lost}` };
}
