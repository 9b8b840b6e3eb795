import type { JSX } from 'preact';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import { linkTo } from '../shell/route.ts';
import type { ShadowReport } from './live.ts';

/** The decisions that each shadow rule would have changed; null if there are no shadow rules. */
export function ShadowPanel({ reports }: { reports: readonly ShadowReport[] }): JSX.Element | null {
  if (reports.length === 0) return null;
  return (
    <section class="panel shadow" aria-labelledby="shadow-title">
      <h2 id="shadow-title">Shadow rules</h2>
      <ul class="shadows">
        {reports.map(({ endpoint, requestType, rule, agree, disagree, skipped, changes }) => (
          <li key={`${endpoint} ${requestType} ${rule}`}>
            <a href={linkTo('rules', { find: rule, endpoint })}>{rule}</a>{' '}
            <span class="remark">{[endpoint, requestType].filter(Boolean).join(', ')}</span>
            <p>
              {disagree === 0
                ? `Agrees with all ${thousands(agree)} decisions.`
                : `Disagrees with ${thousands(disagree)} of ${thousands(agree + disagree)} decisions: ${changesInWords(changes)}.`}
              {skipped > 0 && ` Not asked, by its if: ${thousands(skipped)}.`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function changesInWords(changes: Record<string, number>): string {
  return Object.entries(changes)
    .map(([change, count]) => `${thousands(count)} × ${change.replace('->', ' → ')}`)
    .join(', ');
}
