import type { JSX } from 'preact';
import type { PreviewAnswer, RulesView } from '../../../src/console/api.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { linkToSource } from '../shell/route.ts';
import { SourceLink } from '../shell/source-link.tsx';
import type { Preview } from './preview.ts';
import { ReasonLine } from './reason-line.tsx';
import { type Decision, decidedWithoutRule, decisionInWords, reasonsOf } from './verdict-words.ts';

interface DecisionPanelProps {
  answer: PreviewAnswer;
  preview: Preview;
  lists: RulesView['lists'];
}

/** The decision: user, deciding rules, and the conditions that mattered. */
export function DecisionPanel({ answer, preview, lists }: DecisionPanelProps): JSX.Element {
  const { decision, reply, copies } = answer;
  return (
    <section
      class={`panel decision decision-${decision?.kind ?? 'refused'}`}
      aria-labelledby="decision-title"
      aria-busy={preview.deciding.value}
    >
      <div aria-live="polite">
        <h2 id="decision-title">
          <span class="kind">{decision?.kind ?? `refused with ${reply.status}`}</span>{' '}
          {decision === undefined
            ? `${reply.status === 413 ? 'The body is too large.' : 'This is not a request of the hook.'} No rule was evaluated.`
            : `${decisionInWords(decision, preview.answered.value, preview.answeredHook.value)}.`}
        </h2>
        {decision !== undefined && <DecidedBy decision={decision} lists={lists} />}
      </div>
      <div class="panel-foot">
        {decision !== undefined && <Measures decision={decision} />}
        <div class="actions">
          <CopyButton label="Copy as test case" text={() => copies.test} title="YAML for a .test.yaml file" />
          <CopyButton label="Copy as curl" text={() => copies.curl} title="The same request from a shell" />
        </div>
      </div>
    </section>
  );
}

/** Deciding rules that are shown at most; the rule trace has all of them. */
const NAMED = 5;

function DecidedBy({ decision, lists }: { decision: Decision; lists: RulesView['lists'] }): JSX.Element {
  const deciding = decision.verdicts.filter(({ rule }) => decision.rules.includes(rule));
  if (deciding.length === 0) return <p>{decidedWithoutRule(decision)}</p>;
  return (
    <ul class="deciding">
      {deciding.slice(0, NAMED).map((verdict) => (
        <li key={verdict.rule}>
          <p class="decided-by">
            {verdict.verdict === 'error' ? 'Error in rule ' : 'Decided by rule '}
            <strong>{verdict.rule}</strong>, <SourceLink place={verdict.place} />
            <a class="button" href={linkToSource(reasonsOf(verdict)[0]?.place ?? verdict.place)}>
              Try a change
            </a>
          </p>
          {reasonsOf(verdict).length > 0 && (
            <ul class="reasons" aria-label={`Conditions of ${verdict.rule}`}>
              {reasonsOf(verdict).map((reason) => (
                <ReasonLine
                  key={`${reason.place.file}:${reason.place.line}:${reason.condition}`}
                  reason={reason}
                  lists={lists}
                />
              ))}
            </ul>
          )}
        </li>
      ))}
      {deciding.length > NAMED && <li class="remark">and {deciding.length - NAMED} more rules</li>}
    </ul>
  );
}

function Measures({ decision }: { decision: Decision }): JSX.Element {
  return (
    <p class="measures">
      {decision.milliseconds < 10 ? decision.milliseconds.toFixed(2) : Math.round(decision.milliseconds)} ms ·
      rules <code>{decision.version}</code>
      {decision.languages !== undefined && ` · language ${decision.languages.join(', ') || 'default'}`}
    </p>
  );
}
