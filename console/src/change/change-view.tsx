import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { problemIn, valueIn } from '../api/api-result.ts';
import { Notice, ProblemNotice, Waiting } from '../shell/notice.tsx';
import type { Router } from '../shell/route.ts';
import type { ChangeModel } from './change.ts';
import { ChangeResults } from './change-results.tsx';
import { ChangesBar } from './changes-bar.tsx';
import { EditorPanel } from './editor-panel.tsx';
import { FileList } from './file-list.tsx';
import './change.css';

export interface ChangeProps {
  model: ChangeModel;
  router: Router;
}

/** Edits rule files, and shows the effects: findings, failed tests, and decisions that would change. */
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
  if (directory === undefined) return <Waiting what="Loading the files" />;
  if (model.files.value.length === 0)
    return (
      <Notice
        kind="empty"
        title="The rules directory is empty."
        hint="hookgate init writes a first set of rules."
      />
    );
  return (
    <>
      <h1>Try a change</h1>
      <p class="remark">
        Edits stay in this browser tab: nothing is written to the directory, and nothing goes live. Download
        them as a patch.
      </p>
      <ChangesBar model={model} />
      <div class="change">
        <FileList
          directory={directory.directory}
          files={model.files.value}
          current={model.file.value?.path}
          create={model.create}
        />
        <EditorPanel
          model={model}
          line={line === undefined ? undefined : Number(line)}
          onDiscarded={() => {
            router.replace({ view: 'change', params: {} });
            void model.open(undefined);
            document.getElementById('content')?.focus();
          }}
        />
        <ChangeResults model={model} />
      </div>
    </>
  );
}
