import type { JSX } from 'preact';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { SourceLink } from '../shell/source-link.tsx';

/** Findings that are shown at most; errors come first. */
const MOST = 50;

const ORDER = { error: 0, warn: 1, info: 2 } as const;

/** The findings of the last reload. */
export function FindingsPanel({ found }: { found: readonly Diagnostic[] }): JSX.Element {
  return (
    <section class="panel" aria-labelledby="findings-title">
      <h2 id="findings-title">Findings</h2>
      {found.length === 0 ? <p class="remark">No findings.</p> : <Findings found={found} />}
    </section>
  );
}

/** Findings with their locations and hints, errors first. */
export function Findings({ found }: { found: readonly Diagnostic[] }): JSX.Element {
  const sorted = found.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return (
    <>
      <ul class="findings">
        {sorted.slice(0, MOST).map((one) => (
          <Finding
            key={`${one.file}:${one.range?.start.line}:${one.range?.start.column}:${one.code}:${one.message}`}
            one={one}
          />
        ))}
      </ul>
      {sorted.length > MOST && <p class="remark">and {sorted.length - MOST} more</p>}
    </>
  );
}

function Finding({ one }: { one: Diagnostic }): JSX.Element {
  const { severity, code, message, hint, file, range } = one;
  return (
    <li class="finding">
      <p>
        <span class={`tag tag-${severity}`}>{severity}</span> {message} <code class="code-name">{code}</code>
      </p>
      {hint !== undefined && <p class="remark">{hint}</p>}
      <SourceLink place={{ file, ...(range !== undefined && { line: range.start.line }) }} />
    </li>
  );
}
