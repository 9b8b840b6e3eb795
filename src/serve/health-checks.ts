import type { DecisionLog } from '../decision-log/decision-log.ts';
import type { JwksState } from '../http/auth/jwks.ts';
import type { HealthCheck } from '../http/readiness.ts';

/** True if the current credentials are those of the configuration. */
export function credentialsHealthCheck(problem: string | undefined): HealthCheck {
  const name = 'credentials';
  if (problem === undefined) return { name, state: 'ready' };
  return { name, state: 'degraded', reason: `previous credentials stay active: ${problem}` };
}

/** True if access tokens can be verified. */
export function jwksHealthCheck({ ready, problems }: JwksState): HealthCheck {
  const name = 'keys';
  if (ready && problems.length === 0) return { name, state: 'ready' };
  const why = problems.length === 0 ? '' : `: ${problems.join('; ')}`;
  if (ready) return { name, state: 'degraded', reason: `cached keys stay valid${why}` };
  return { name, state: 'not-ready', reason: `no keys loaded yet${why}` };
}

/** True if decisions can be recorded. */
export function decisionLogHealthCheck({ problem, dropped }: DecisionLog): HealthCheck {
  const name = 'decision-log';
  if (problem === undefined) return { name, state: 'ready' };
  const lost = dropped === 0 ? '' : `; records lost since the start: ${dropped}`;
  return { name, state: 'degraded', reason: `write failed: ${problem}${lost}` };
}
