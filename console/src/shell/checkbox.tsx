import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';

/** A labelled checkbox bound to a signal. */
export function Checkbox({ checked, label }: { checked: Signal<boolean>; label: string }): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked.value}
        onChange={({ currentTarget }) => {
          checked.value = currentTarget.checked;
        }}
      />
      {label}
    </label>
  );
}
