import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { problemIn, valueIn } from '../api/answered.ts';
import { Notice, ProblemNotice, Waiting } from '../shell/notice.tsx';
import type { Router } from '../shell/route.ts';
import type { ChangeModel } from './change.ts';
import { ChangesBar } from './changes-bar.tsx';
import { Consequences } from './consequences.tsx';
import { EditorPanel } from './editor-panel.tsx';
import { FileList } from './file-list.tsx';
import './change.css';

export interface ChangeProps {
  model: ChangeModel;
  router: Router;
}

/** A change of a file, tried out: what it would break, and who would be decided otherwise. */
export function ChangeView({ model, router }: ChangeProps): JSX.Element {
  const { file, line } = router.route.value.params;
  const directory = valueIn(model.directory.value);
  useEffect(() => {
    void model.load();
  }, [model]);
  useEffect(() => {
    if (directory !== undefined) void model.open(file);
  }, [model, directory, file]);
  const problem = problemIn(model.directory.value);
  if (problem !== undefined) return <ProblemNotice problem={problem} retry={() => void model.load()} />;
  if (directory === undefined) return <Waiting what="Asking for the files" />;
  if (model.files.value.length === 0)
    return (
      <Notice
        kind="empty"
        title="The rules directory is empty."
        hint="hookgate init writes one to start from."
      />
    );
  return (
    <>
      <h1>Try a change</h1>
      <p class="remark">
        Nothing is written, and nothing goes live: what you type stays in this browser tab. Take it along as a
        patch.
      </p>
      <ChangesBar model={model} />
      <div class="change">
        <FileList
          directory={directory.directory}
          files={model.files.value}
          current={model.file.value?.path}
          begin={model.begin}
        />
        <EditorPanel
          model={model}
          line={line === undefined ? undefined : Number(line)}
          onGone={() => {
            router.note({ view: 'change', params: {} });
            void model.open(undefined);
            document.getElementById('content')?.focus();
          }}
        />
        <Consequences model={model} />
      </div>
    </>
  );
}
