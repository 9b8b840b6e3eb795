import type { DecisionLog } from '../decision-log/decision-log.ts';
import type { JwksState } from '../http/auth/jwks.ts';
import type { HealthCheck } from '../http/readiness.ts';

/** Whether the credentials are those of the configuration and its files as they are now. */
export function credentialsHealthCheck(problem: string | undefined): HealthCheck {
  const name = 'credentials';
  if (problem === undefined) return { name, state: 'ready' };
  return { name, state: 'degraded', reason: `the former ones go on: ${problem}` };
}

/** Whether tokens can be checked. */
export function jwksHealthCheck({ ready, problems }: JwksState): HealthCheck {
  const name = 'keys';
  if (ready && problems.length === 0) return { name, state: 'ready' };
  const why = problems.length === 0 ? '' : `: ${problems.join('; ')}`;
  if (ready) return { name, state: 'degraded', reason: `the last good ones go on${why}` };
  return { name, state: 'not-ready', reason: `they are not loaded yet${why}` };
}

/** Whether decisions can be recorded. */
export function decisionLogHealthCheck({ problem, dropped }: DecisionLog): HealthCheck {
  const name = 'decision-log';
  if (problem === undefined) return { name, state: 'ready' };
  const lost = dropped === 0 ? '' : `; records lost since the start: ${dropped}`;
  return { name, state: 'degraded', reason: `it cannot be written: ${problem}${lost}` };
}
