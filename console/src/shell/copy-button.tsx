import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';

interface CopyButtonProps {
  label: string;
  /** Made when it is asked for. */
  text: () => string | Promise<string>;
  title?: string;
}

/** Milliseconds for which the button says that it has copied. */
const SAID_FOR = 2_000;

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ label, text, title }: CopyButtonProps): JSX.Element {
  const said = useSignal<string | undefined>(undefined);
  const copy = async () => {
    said.value = await copied(await text());
    setTimeout(() => {
      said.value = undefined;
    }, SAID_FOR);
  };
  return (
    <>
      <button type="button" class="quiet" title={title} onClick={() => void copy()}>
        {said.value ?? label}
      </button>
      <span class="unseen" role="status">
        {said.value === undefined ? '' : `${label}: ${said.value}`}
      </span>
    </>
  );
}

async function copied(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    return 'The browser refused';
  }
}
