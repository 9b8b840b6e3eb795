import type { DecisionLog } from '../decision-log/decision-log.ts';
import type { JwksState } from '../http/auth/jwks.ts';
import type { HealthCheck } from '../http/readiness.ts';

/** The phases of the service. */
export interface Lifecycle {
  /** The beginning of the shutdown. */
  stopping?: Date;
  hookPort: 'opening' | 'open' | 'closed';
}

/** True until the shutdown. */
export function processHealthCheck({ stopping }: Lifecycle): HealthCheck {
  const name = 'process';
  if (stopping === undefined) return { name, state: 'ready' };
  return { name, state: 'stopping', reason: 'shutting down', since: stopping };
}

/** True while the hook port is open. */
export function listenerHealthCheck({ hookPort }: Lifecycle): HealthCheck {
  const name = 'listener';
  if (hookPort === 'open') return { name, state: 'ready' };
  const reason = hookPort === 'opening' ? 'the hook port is not open yet' : 'the hook port is closed';
  return { name, state: 'not-ready', reason };
}

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
