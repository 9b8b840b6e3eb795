/** The frame that a page is in. */
export interface Frame {
  /** Lets the keyboard in. Until then the widget cannot take the cursor away from whoever is typing a request. */
  open: () => void;
  /** Makes the frame as high as what it shows. */
  fit: (element: HTMLElement) => void;
}

/** A page that stands alone has none, and needs none. */
export function frameOf({ frameElement }: Window): Frame {
  return {
    open: () => frameElement?.removeAttribute('inert'),
    fit: (element) => {
      // An element of the page around: no instance of this page's own HTMLElement.
      const frame = frameElement as HTMLElement | null;
      new ResizeObserver(() => frame?.style.setProperty('height', `${element.offsetHeight}px`)).observe(
        element,
      );
    },
  };
}
