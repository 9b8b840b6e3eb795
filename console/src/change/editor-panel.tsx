import type { JSX } from 'preact';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { problemIn, valueIn } from '../api/answered.ts';
import type { YamlEditorProps } from '../editor/yaml-editor.tsx';
import { ProblemNotice, Waiting } from '../shell/notice.tsx';
import { OnDemand } from '../shell/on-demand.tsx';
import type { ChangeModel } from './change.ts';

const load = () => import('../editor/yaml-editor.tsx').then(({ YamlEditor }) => YamlEditor);

const NOTHING: readonly Diagnostic[] = [];

/** The text of the file, and what can be done with it. */
export function EditorPanel({ model, line }: { model: ChangeModel; line: number | undefined }): JSX.Element {
  const file = model.file.value;
  const problem = problemIn(model.before.value);
  if (problem !== undefined) return <ProblemNotice problem={problem} />;
  if (file === undefined || model.text.value === undefined) return <Waiting what="Reading the file" />;
  const found = valueIn(model.answer.value)?.diagnostics.filter((one) => one.file === file.path) ?? NOTHING;
  const props: YamlEditorProps = { ...file, text: model.text, found, line, onChange: model.edit };
  return (
    <section class="panel editor" aria-labelledby="editor-title">
      <div class="panel-head">
        <h2 id="editor-title" class="place">
          {file.path}
        </h2>
        <button type="button" disabled={!model.changed.value} onClick={model.reset}>
          Reset
        </button>
        <button
          type="button"
          disabled={!model.changed.value}
          onClick={() => download(model.patch(), file.path)}
        >
          Download as a patch
        </button>
      </div>
      <OnDemand<YamlEditorProps>
        load={load}
        props={props}
        meanwhile={<Waiting what="Loading the editor" />}
      />
      <p class="remark">
        Ctrl+Space completes. The patch applies with <code>git apply</code>.
      </p>
    </section>
  );
}

/** Offers a text as a file. It never leaves the browser. */
function download(text: string, path: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/x-patch' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${path.replaceAll('/', '-')}.patch`;
  link.click();
  URL.revokeObjectURL(url);
}
