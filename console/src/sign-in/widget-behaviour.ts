import type { Widget } from './widget.ts';

/** Resizes the frame of a page to the height of an element; does nothing without a frame. */
export function fitFrame({ frameElement }: Window, element: HTMLElement): void {
  // An element of the parent page is not an instance of this page's HTMLElement.
  const frame = frameElement as HTMLElement | null;
  new ResizeObserver(() => frame?.style.setProperty('height', `${element.offsetHeight}px`)).observe(element);
}

/**
 * Prevents the widget from taking the focus until the user enters its frame. The widget focuses its form whenever it draws
 * it, which would interrupt typing in the console.
 */
export function preventFocus(page: Window & typeof globalThis): void {
  const { prototype } = page.HTMLElement;
  const { focus } = prototype;
  let visited = false;
  for (const event of ['pointerdown', 'keydown', 'focusin'])
    page.addEventListener(event, () => {
      visited = true;
    });
  prototype.focus = function focusOnceVisited(this: HTMLElement, ...options) {
    if (visited) focus.apply(this, options);
  };
}

/**
 * Submits the form once it is drawn, with the values that the simulator has filled in. Resolves when the result is drawn:
 * an error or the next page.
 */
export function sendOnce(widget: Widget, element: HTMLElement): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let sent = false;
  widget.on('afterError', () => afterDrawing(resolve));
  widget.on('afterRender', () => {
    if (sent) return afterDrawing(resolve);
    sent = true;
    afterDrawing(() => element.querySelector<HTMLElement>('[type="submit"]')?.click());
  });
  return promise;
}

/** The widget emits its events before it draws, and moves the focus to a field afterwards. */
function afterDrawing(then: () => void): void {
  setTimeout(() => requestAnimationFrame(() => then()), 100);
}
