import type { Widget } from './widget.ts';

/**
 * Sends the form as soon as it is drawn: the org has filled the request's values in. Settles when what came of it is
 * drawn, an error or the next page.
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

/** The widget tells before it has drawn, and puts the cursor into a field afterwards. */
function afterDrawing(then: () => void): void {
  setTimeout(() => requestAnimationFrame(() => then()), 100);
}
