import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { problemIn, valueIn } from '../api/answered.ts';
import type { YamlEditorProps } from '../editor/yaml-editor.tsx';
import { Notice, ProblemNotice, Waiting } from '../shell/notice.tsx';
import { OnDemand } from '../shell/on-demand.tsx';
import type { ChangeModel } from './change.ts';
import { type DraftState, isDraftAlone } from './listed-file.ts';

const load = () => import('../editor/yaml-editor.tsx').then(({ YamlEditor }) => YamlEditor);

const NOTHING: readonly Diagnostic[] = [];

interface EditorPanelProps {
  model: ChangeModel;
  line: number | undefined;
  /** Called where the file was a draft alone, and that is dropped. */
  onGone: () => void;
}

/** The text of the file, and what can be done with it. */
export function EditorPanel({ model, line, onGone }: EditorPanelProps): JSX.Element {
  const editor = useRef<{ focus: () => void }>(null);
  const file = model.file.value;
  const path = model.path.value;
  if (file === undefined && path !== undefined) return <NoSuchFile path={path} />;
  const problem = problemIn(model.before.value);
  if (file === undefined || model.text.value === undefined)
    return problem === undefined ? <Waiting what="Reading the file" /> : <ProblemNotice problem={problem} />;
  const found = valueIn(model.answer.value)?.diagnostics.filter((one) => one.file === file.path) ?? NOTHING;
  const props: YamlEditorProps = {
    ...file,
    text: model.text,
    found,
    line,
    onChange: model.edit,
    handle: editor,
  };
  const reset = () => {
    model.reset();
    // The button that had the keyboard goes, or is disabled.
    if (model.file.peek() === undefined) onGone();
    else editor.current?.focus();
  };
  return (
    <section class="panel editor" aria-labelledby="editor-title">
      <div class="panel-head">
        <h2 id="editor-title" class="place">
          {file.name}
        </h2>
        <button type="button" disabled={file.state === undefined} onClick={reset}>
          {isDraftAlone(file) ? 'Discard' : 'Reset'}
        </button>
      </div>
      <Outdated state={file.state} beginAnew={reset} />
      <OnDemand<YamlEditorProps>
        load={load}
        props={props}
        meanwhile={<Waiting what="Loading the editor" />}
      />
      <p class="remark">Ctrl+Space completes.</p>
    </section>
  );
}

function NoSuchFile({ path }: { path: string }): JSX.Element {
  return (
    <Notice
      kind="problem"
      title={`${path} is not among the files.`}
      hint="It may have gone, have another name, or be no text in UTF-8. Choose one from the list."
    />
  );
}

/** That others have worked on the file since its draft was begun. */
function Outdated({
  state,
  beginAnew,
}: {
  state: DraftState | undefined;
  beginAnew: () => void;
}): JSX.Element | null {
  if (state === 'gone')
    return (
      <Notice
        kind="warning"
        title="The file has gone since you began."
        hint="Your text would bring it back."
      />
    );
  if (state !== 'outdated') return null;
  return (
    <Notice
      kind="warning"
      title="The file has changed since you began."
      hint="Your text would undo that; the patch leaves it as it is, or does not apply."
    >
      <button type="button" onClick={beginAnew}>
        Begin anew from the file
      </button>
    </Notice>
  );
}
