import type { JSX } from 'preact';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import type { Live } from './live.ts';

const KINDS = { allow: 'allowed or updated', deny: 'denied', error: 'denied after a failure' } as const;

/** The number of decisions of each kind since the service started. */
export function Counters({ live }: { live: Live }): JSX.Element {
  const totals = live.totals.value;
  return (
    <dl class="counters">
      {(['allow', 'deny', 'error'] as const).map((kind) => (
        <div key={kind} class={`counter counter-${kind}`}>
          <dt>
            {kind} <span class="remark">{KINDS[kind]}</span>
          </dt>
          <dd>{totals === undefined ? '–' : thousands(totals[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}
