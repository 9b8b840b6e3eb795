import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { TraceView, VerdictView } from '../../../src/console/api.ts';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import { Answer } from './reason-line.tsx';
import { type Decision, valueInWords } from './verdict-words.ts';

/** How many rules are drawn at once. */
const AT_ONCE = 50;

/** Every rule that was looked at, and every condition in it, with what the request held. */
export function TracePanel({ decision }: { decision: Decision }): JSX.Element {
  const most = useSignal(AT_ONCE);
  return (
    <section class="panel trace" aria-labelledby="trace-title">
      <h2 id="trace-title">Every rule, step by step</h2>
      {decision.verdicts.length === 0 ? (
        <p class="remark">No rule has looked at this request.</p>
      ) : (
        <ol class="verdicts">
          {decision.verdicts.slice(0, most.value).map((verdict) => (
            <Verdict key={verdict.rule} verdict={verdict} decides={decision.rules.includes(verdict.rule)} />
          ))}
        </ol>
      )}
      {decision.verdicts.length > most.value && (
        <button
          type="button"
          onClick={() => {
            most.value += AT_ONCE;
          }}
        >
          Show more of {thousands(decision.verdicts.length)} rules
        </button>
      )}
    </section>
  );
}

const WORDS: Readonly<Record<VerdictView['verdict'], string>> = {
  passed: 'holds',
  failed: 'does not hold',
  skipped: 'skipped',
  error: 'failed',
};

function Verdict({ verdict, decides }: { verdict: VerdictView; decides: boolean }): JSX.Element {
  const { rule, place, mode, outcome, would, trace } = verdict;
  return (
    <li class={`verdict verdict-${verdict.verdict}`}>
      <p class="verdict-line">
        <strong>{rule}</strong>
        <span>
          {WORDS[verdict.verdict]}
          {outcome !== undefined && ` → ${outcome}`}
        </span>
        {decides && <span class="tag tag-accent">decides</span>}
        {mode === 'shadow' && <span class="tag">shadow{would !== undefined && `: would be ${would}`}</span>}
        <PlaceLink place={place} />
      </p>
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
            </>
          )}
        </span>
        <PlaceLink place={place} />
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
