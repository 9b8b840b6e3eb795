import type { JSX } from 'preact';
import { problemIn, valueIn } from '../api/answered.ts';
import type { Rules } from '../rules/rules.ts';
import { Notice, ProblemNotice, Waiting } from '../shell/notice.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import type { Preview } from './preview.ts';
import { ReplyPanel } from './reply-panel.tsx';
import { RequestPanel } from './request-panel.tsx';
import { SignInPanel } from './sign-in-panel.tsx';
import { TracePanel } from './trace-panel.tsx';
import './preview.css';

interface PreviewProps {
  preview: Preview;
  rules: Rules;
}

/** What a request would be answered, what the person would read, and why. */
export function PreviewView({ preview, rules }: PreviewProps): JSX.Element {
  const loaded = rules.loaded.value;
  const problem = problemIn(loaded);
  if (problem !== undefined) return <ProblemNotice problem={problem} retry={() => void rules.load()} />;
  const known = valueIn(loaded);
  if (known === undefined) return <Waiting what="Asking which rules are live" />;
  if (known.endpoints.length === 0)
    return (
      <Notice
        kind="empty"
        title="No rules are live, so there is nothing to preview."
        hint={`hookgate reads ${known.directory}. The Rules view says what is wrong there.`}
      />
    );
  return (
    <>
      <h1 class="unseen">Preview: what a request is answered, and why</h1>
      {known.pending && (
        <Notice
          kind="warning"
          title="The files say something that is not live."
          hint="Decided is by what is live. Its lines are not known, so places are named without them."
        />
      )}
      <div class="preview">
        <RequestPanel preview={preview} endpoints={known.endpoints} />
        <Answer preview={preview} rules={rules} />
      </div>
    </>
  );
}

function Answer({ preview, rules }: PreviewProps): JSX.Element {
  const loaded = preview.answer.value;
  const problem = problemIn(loaded);
  if (problem !== undefined) return <ProblemNotice problem={problem} retry={preview.ask} />;
  const answer = valueIn(loaded);
  if (answer === undefined) return <Waiting what="Deciding" />;
  const lists = valueIn(rules.loaded.value)?.lists ?? [];
  return (
    <div class="answer" aria-busy={preview.deciding.value}>
      <DecisionPanel answer={answer} preview={preview} lists={lists} />
      {answer.decision !== undefined && (
        <>
          <SignInPanel decision={answer.decision} preview={preview} />
          <TracePanel decision={answer.decision} />
        </>
      )}
      <ReplyPanel answer={answer} />
    </div>
  );
}
