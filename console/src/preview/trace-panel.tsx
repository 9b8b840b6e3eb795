import type { JSX } from 'preact';
import type { TraceView, VerdictView } from '../../../src/console/api.ts';
import { useFirstRows } from '../shell/data-table.tsx';
import { SourceLink } from '../shell/source-link.tsx';
import { Answer, DecidingEntries } from './reason-line.tsx';
import { type Decision, valueInWords } from './verdict-words.ts';

/** Rules that are drawn at once. */
const AT_ONCE = 50;

/** Every evaluated rule and condition, with the values of the request. */
export function TracePanel({ decision }: { decision: Decision }): JSX.Element {
  const { rows, more } = useFirstRows(decision.verdicts, AT_ONCE);
  return (
    <section class="panel trace" aria-labelledby="trace-title">
      <h2 id="trace-title">Rule trace</h2>
      {decision.verdicts.length === 0 ? (
        <p class="remark">No rule was evaluated.</p>
      ) : (
        <ol class="verdicts">
          {rows.map((verdict) => (
            <Verdict key={verdict.rule} verdict={verdict} decides={decision.rules.includes(verdict.rule)} />
          ))}
        </ol>
      )}
      {more}
    </section>
  );
}

function Verdict({ verdict, decides }: { verdict: VerdictView; decides: boolean }): JSX.Element {
  const { rule, place, mode, skipped, outcome, would, ifTrace, trace } = verdict;
  return (
    <li class={`verdict verdict-${verdict.verdict}`}>
      <p class="verdict-line">
        <strong>{rule}</strong>
        <span>
          {verdict.verdict}
          {skipped !== undefined && `: it ${skipped}`}
          {outcome !== undefined && ` → ${outcome}`}
        </span>
        {decides && <span class="tag tag-accent">decides</span>}
        {mode === 'shadow' && <span class="tag">shadow{would !== undefined && `: would be ${would}`}</span>}
        <SourceLink place={place} />
      </p>
      {ifTrace !== undefined && (
        <>
          <p class="remark">if</p>
          <ul class="conditions">
            <Condition trace={ifTrace} />
          </ul>
        </>
      )}
      {trace !== undefined && (
        <ul class="conditions">
          <Condition trace={trace} />
        </ul>
      )}
    </li>
  );
}

function Condition({ trace }: { trace: TraceView }): JSX.Element {
  const { condition, result, place, of } = trace;
  return (
    <li>
      <div class="condition-line">
        <Answer yes={result} />
        <span>
          <code class="condition">{condition}</code>
          {'actual' in trace && (
            <>
              {' '}
              is <code class="actual">{valueInWords(trace.actual)}</code>
              {trace.doesNotApply !== undefined && `, which ${trace.doesNotApply}`}
              {trace.note !== undefined && `, by ${trace.note}`}
              <DecidingEntries {...trace} />
            </>
          )}
        </span>
        <SourceLink place={place} />
      </div>
      {of !== undefined && of.length > 0 && (
        <ul class="conditions">
          {of.map((part) => (
            <Condition key={`${part.place.line}:${part.condition}`} trace={part} />
          ))}
        </ul>
      )}
    </li>
  );
}
