import type { ComponentChildren, JSX } from 'preact';

interface ScrollAreaProps {
  /** Accessible name. */
  label: string;
  children: ComponentChildren;
}

/** An area that scrolls, also by the keyboard. */
export function ScrollArea({ label, children }: ScrollAreaProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
