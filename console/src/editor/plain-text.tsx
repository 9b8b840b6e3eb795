import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';

/** What stands in for the editor until it is loaded, or where it cannot be. */
export function PlainText({ label, text }: { label: string; text: Signal<string> }): JSX.Element {
  return (
    <textarea
      class="code-pane"
      aria-label={label}
      spellcheck={false}
      value={text.value}
      onInput={({ currentTarget }) => {
        text.value = currentTarget.value;
      }}
    />
  );
}
