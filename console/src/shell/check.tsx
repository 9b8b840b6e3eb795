import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';

/** A box to tick. */
export function Check({ ticked, label }: { ticked: Signal<boolean>; label: string }): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={ticked.value}
        onChange={({ currentTarget }) => {
          ticked.value = currentTarget.checked;
        }}
      />
      {label}
    </label>
  );
}
