import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { Problem } from '../api/api-result.ts';
import { linkToSource } from '../shell/route.ts';
import type { ChangeModel } from './change.ts';

interface NewFileProps {
  directory: string;
  create: ChangeModel['create'];
}

/** The form that creates a draft of a new file, and opens it. */
export function NewFile({ directory, create }: NewFileProps): JSX.Element {
  const problem = useSignal<Problem | undefined>(undefined);
  const details = useRef<HTMLDetailsElement>(null);
  const problemId = useId();
  const submit = async (form: HTMLFormElement) => {
    const name = String(new FormData(form).get('name')).trim();
    const path = `${directory}/${name}`;
    problem.value = await create(path);
    if (problem.value !== undefined) return;
    form.reset();
    if (details.current !== null) details.current.open = false;
    // A link with a line focuses the editor.
    window.location.hash = linkToSource({ file: path, line: 1 });
  };
  return (
    <details class="new-file" ref={details}>
      <summary>New file…</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label>
          Path in the rules directory
          <input
            type="text"
            name="name"
            required
            spellcheck={false}
            autocomplete="off"
            aria-describedby={problemId}
            aria-invalid={problem.value !== undefined}
          />
        </label>
        <button type="submit">Create</button>
        <p id={problemId} role="alert">
          {problem.value?.message}
        </p>
      </form>
    </details>
  );
}
