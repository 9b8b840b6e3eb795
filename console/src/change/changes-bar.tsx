import type { JSX } from 'preact';
import type { FilesView } from '../../../src/console/api.ts';
import { valueIn } from '../api/answered.ts';
import type { ChangeModel } from './change.ts';

/** How much is changed, and the way to take it along. */
export function ChangesBar({ model }: { model: ChangeModel }): JSX.Element {
  const changed = model.changed.value;
  return (
    <div class="changes">
      <p role="status">
        {changed === 0
          ? 'No file is changed.'
          : `${changed} ${changed === 1 ? 'file is' : 'files are'} changed.`}
      </p>
      <button type="button" disabled={changed === 0} onClick={() => download(model.patch())}>
        Download as a patch
      </button>
      <PatchRemark patch={valueIn(model.directory.value)?.patch} />
    </div>
  );
}

function PatchRemark({ patch }: { patch: FilesView['patch'] | undefined }): JSX.Element | null {
  if (patch === undefined) return null;
  if (patch.at === 'top of work tree')
    return (
      <p class="remark">
        It applies with <code>git apply</code> at the top of the repository.
      </p>
    );
  return (
    <p class="remark">
      It applies with <code>patch -p1</code> or <code>git apply</code> in the directory that holds{' '}
      <code>{patch.below}</code>.
    </p>
  );
}

/** Offers a text as a file. It never leaves the browser. */
function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/x-patch' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'rules.patch';
  link.click();
  URL.revokeObjectURL(url);
}
