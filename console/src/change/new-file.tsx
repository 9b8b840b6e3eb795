import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { Problem } from '../api/answered.ts';
import { linkToPlace } from '../shell/route.ts';
import type { ChangeModel } from './change.ts';

interface NewFileProps {
  directory: string;
  begin: ChangeModel['begin'];
}

/** Asks for the name of a file that is not there yet, and opens a draft of it. */
export function NewFile({ directory, begin }: NewFileProps): JSX.Element {
  const problem = useSignal<Problem | undefined>(undefined);
  const whole = useRef<HTMLDetailsElement>(null);
  const problemId = useId();
  const submit = async (form: HTMLFormElement) => {
    const name = String(new FormData(form).get('name')).trim();
    const path = `${directory}/${name}`;
    problem.value = await begin(path);
    if (problem.value !== undefined) return;
    form.reset();
    if (whole.current !== null) whole.current.open = false;
    // The line brings the keyboard into the editor.
    window.location.hash = linkToPlace({ file: path, line: 1 });
  };
  return (
    <details class="new-file" ref={whole}>
      <summary>New file…</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label>
          Name below the directory
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
        <button type="submit">Begin it</button>
        <p id={problemId} role="alert">
          {problem.value?.message}
        </p>
      </form>
    </details>
  );
}
