import type { JSX } from 'preact';
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
      <p class="remark">
        The patch applies with <code>git apply</code>.
      </p>
    </div>
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
