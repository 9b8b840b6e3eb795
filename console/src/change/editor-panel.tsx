import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { problemIn, valueIn } from '../api/api-result.ts';
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
  /** Called when the draft of a file that is not in the directory is discarded. */
  onDiscarded: () => void;
}

/** The editor of the open file. */
export function EditorPanel({ model, line, onDiscarded }: EditorPanelProps): JSX.Element {
  const editor = useRef<{ focus: () => void }>(null);
  const file = model.file.value;
  const path = model.path.value;
  if (file === undefined && path !== undefined) return <NoSuchFile path={path} />;
  const problem = problemIn(model.before.value);
  if (file === undefined || model.text.value === undefined)
    return problem === undefined ? <Waiting what="Loading the file" /> : <ProblemNotice problem={problem} />;
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
    // The focused button is removed or disabled.
    if (model.file.peek() === undefined) onDiscarded();
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
      <Outdated state={file.state} startOver={reset} />
      <OnDemand<YamlEditorProps>
        load={load}
        props={props}
        meanwhile={<Waiting what="Loading the editor" />}
      />
      <p class="remark">Ctrl+Space: completion.</p>
    </section>
  );
}

function NoSuchFile({ path }: { path: string }): JSX.Element {
  return (
    <Notice
      kind="problem"
      title={`${path} is not in the rules directory.`}
      hint="It may have been deleted or renamed, or is not UTF-8 text. Choose a file from the list."
    />
  );
}

/** A warning that the file has changed since its draft was created. */
function Outdated({
  state,
  startOver,
}: {
  state: DraftState | undefined;
  startOver: () => void;
}): JSX.Element | null {
  if (state === 'gone')
    return (
      <Notice
        kind="warning"
        title="The file was deleted after you started editing."
        hint="Your patch would create it again."
      />
    );
  if (state !== 'outdated') return null;
  return (
    <Notice
      kind="warning"
      title="The file was changed after you started editing."
      hint="Your text does not have these changes. The patch keeps them, or does not apply."
    >
      <button type="button" onClick={startOver}>
        Start over from the file
      </button>
    </Notice>
  );
}
