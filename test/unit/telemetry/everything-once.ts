import { Metrics } from '../../../src/telemetry/metrics.ts';

export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Text for Prometheus, as samples. */
export function samplesIn(text: string): Sample[] {
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value]) => ({
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', text = '']) => [label, text]),
    ),
    value: Number(value),
  }));
}

/** The samples of metrics to which everything that can happen has happened once. */
export async function everythingOnce(): Promise<Sample[]> {
  const metrics = new Metrics();
  metrics.inFlight = 1;
  metrics.named(new Map([['/x', { rules: new Set(['r']), shadow: new Set(['r']) }]]));
  const seen = {
    endpoint: '/x',
    decision: 'deny',
    failure: 'timeout',
    rules: [{ rule: 'r', result: 'passed' }],
    denials: [{ by: 'onError', rule: 'r' }],
    shadow: [{ rule: 'r', agrees: true }],
  };
  metrics.decided(seen, 2);
  metrics.repeated('/x', 'allow');
  metrics.families.retries_total.inc({ result: 'odd' });
  metrics.families.http_errors_total.inc({ code: 'not-found' });
  metrics.families.authentication_failures_total.inc({ reason: 'wrong' });
  metrics.families.unauthenticated_total.inc({ hook: 'token' });
  metrics.families.limited_total.inc();
  metrics.families.reloads_total.inc({ result: 'refused' });
  metrics.families.decision_log_records_total.inc();
  metrics.families.decision_log_dropped_total.inc();
  const expiries = {
    lists: [{ list: 'l', at: 2000 }],
    rules: [{ endpoint: '/x', rule: 'r', at: 3000 }],
  };
  const state = { version: 'v1', loadedAt: new Date(1000), readiness: 'degraded', expiries } as const;
  return samplesIn(await metrics.text(state));
}
