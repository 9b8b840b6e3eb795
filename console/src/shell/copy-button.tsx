import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';

interface CopyButtonProps {
  label: string;
  /** Called on each click. */
  text: () => string | Promise<string>;
  title?: string;
}

/** Milliseconds for which the button shows the result. */
const RESULT_SHOWN_FOR = 2_000;

/** Copies a text to the clipboard, and shows the result. */
export function CopyButton({ label, text, title }: CopyButtonProps): JSX.Element {
  const result = useSignal<string | undefined>(undefined);
  const copy = async () => {
    result.value = await copyText(await text());
    setTimeout(() => {
      result.value = undefined;
    }, RESULT_SHOWN_FOR);
  };
  return (
    <>
      <button type="button" class="quiet" title={title} onClick={() => void copy()}>
        {result.value ?? label}
      </button>
      <span class="visually-hidden" role="status">
        {result.value === undefined ? '' : `${label}: ${result.value}`}
      </span>
    </>
  );
}

async function copyText(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    return 'Not copied';
  }
}
