import type { JSX } from 'preact';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { Findings } from './findings.tsx';

/** What the last look at the directory found. */
export function FindingsPanel({ found }: { found: readonly Diagnostic[] }): JSX.Element {
  return (
    <section class="panel" aria-labelledby="findings-title">
      <h2 id="findings-title">Findings</h2>
      {found.length === 0 ? (
        <p class="remark">hookgate check finds nothing to mend.</p>
      ) : (
        <Findings found={found} />
      )}
    </section>
  );
}
