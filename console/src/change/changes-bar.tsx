import type { JSX } from 'preact';
import type { FilesView } from '../../../src/console/api.ts';
import { pluralize } from '../../../src/diagnostics/pluralize.ts';
import { valueIn } from '../api/api-result.ts';
import type { ChangeModel } from './change.ts';

/** The number of changed files, and the download of their patch. */
export function ChangesBar({ model }: { model: ChangeModel }): JSX.Element {
  const changed = model.changed.value;
  return (
    <div class="changes">
      <p role="status">{changed === 0 ? 'No changed files.' : `${pluralize(changed, 'changed file')}.`}</p>
      <button type="button" disabled={changed === 0} onClick={() => download(model.patch())}>
        Download patch
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
        Apply it with <code>git apply</code> at the top of the repository.
      </p>
    );
  return (
    <p class="remark">
      Apply it with <code>patch -p1</code> or <code>git apply</code> in the parent directory of{' '}
      <code>{patch.below}</code>.
    </p>
  );
}

/** Downloads a text as a file. It does not leave the browser. */
function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/x-patch' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'rules.patch';
  link.click();
  URL.revokeObjectURL(url);
}
