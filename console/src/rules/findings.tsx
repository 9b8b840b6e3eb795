import type { JSX } from 'preact';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { PlaceLink } from '../shell/place-link.tsx';

/** More would bury what matters; errors come first. */
const MOST = 50;

const ORDER = { error: 0, warn: 1, info: 2 } as const;

/** Findings with their places and hints, the worst first. */
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
      <PlaceLink place={{ file, ...(range !== undefined && { line: range.start.line }) }} />
    </li>
  );
}
