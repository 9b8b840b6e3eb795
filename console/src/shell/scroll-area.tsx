import type { ComponentChildren, JSX } from 'preact';

interface ScrollAreaProps {
  /** What is in it, for those who do not see it. */
  label: string;
  children: ComponentChildren;
}

/** Something that may be wider or higher than its place. It can be scrolled by the keyboard. */
export function ScrollArea({ label, children }: ScrollAreaProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
