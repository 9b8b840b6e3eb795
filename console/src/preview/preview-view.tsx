import type { JSX } from 'preact';
import type { EndpointView } from '../../../src/console/api.ts';
import { problemIn, valueIn } from '../api/api-result.ts';
import type { Rules } from '../rules/rules.ts';
import { useMedia } from '../shell/media.ts';
import { Notice, ProblemNotice, Waiting } from '../shell/notice.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { IssuedPanel } from './issued-panel.tsx';
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

/** The reply to a request, the sign-in page, and the reasons. */
export function PreviewView({ preview, rules }: PreviewProps): JSX.Element {
  const loaded = rules.loaded.value;
  const problem = problemIn(loaded);
  if (problem !== undefined) return <ProblemNotice problem={problem} retry={() => void rules.load()} />;
  const known = valueIn(loaded);
  if (known === undefined) return <Waiting what="Loading the live rules" />;
  if (known.endpoints.length === 0)
    return (
      <Notice
        kind="empty"
        title="No rules are live, so there is nothing to preview."
        hint={`hookgate reads ${known.directory}. The Rules view lists its findings.`}
      />
    );
  return (
    <>
      <h1 class="visually-hidden">Preview</h1>
      {known.pending && (
        <Notice
          kind="warning"
          title="The rule files differ from the live rules."
          hint="The preview uses the live rules and their line numbers, which may have moved in changed files."
        />
      )}
      <Panels preview={preview} rules={rules} endpoints={known.endpoints} />
    </>
  );
}

/** In one column, the decision comes first, also in the tab order. */
function Panels({ preview, rules, endpoints }: PreviewProps & { endpoints: EndpointView[] }): JSX.Element {
  const isNarrow = useMedia('(max-width: 62rem)');
  const request = <RequestPanel preview={preview} endpoints={endpoints} />;
  const decision = <Decided preview={preview} rules={rules} />;
  const more = <More preview={preview} />;
  if (isNarrow)
    return (
      <div class="preview">
        {decision}
        {request}
        {more}
      </div>
    );
  return (
    <div class="preview">
      {request}
      <div class="answer">
        {decision}
        {more}
      </div>
    </div>
  );
}

function Decided({ preview, rules }: PreviewProps): JSX.Element {
  const loaded = preview.answer.value;
  const problem = problemIn(loaded);
  if (problem !== undefined) return <ProblemNotice problem={problem} retry={preview.retry} />;
  const answer = valueIn(loaded);
  if (answer === undefined) return <Waiting what="Deciding" />;
  const lists = valueIn(rules.loaded.value)?.lists ?? [];
  return <DecisionPanel answer={answer} preview={preview} lists={lists} />;
}

function More({ preview }: Pick<PreviewProps, 'preview'>): JSX.Element | null {
  const answer = valueIn(preview.answer.value);
  if (answer === undefined) return null;
  const { decision } = answer;
  const hook = preview.answeredHook.value;
  return (
    <>
      {hook !== 'registration' && <IssuedPanel hook={hook} answer={answer} />}
      {hook === 'registration' && decision !== undefined && (
        <SignInPanel decision={decision} preview={preview} />
      )}
      {decision !== undefined && <TracePanel decision={decision} />}
      <ReplyPanel answer={answer} />
    </>
  );
}
