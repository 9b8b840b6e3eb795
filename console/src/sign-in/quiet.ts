/**
 * Keeps the widget from taking the cursor until somebody comes into its page. It puts the cursor into its form whenever it
 * draws it, and would take it away from whoever is typing a request in the page around.
 */
export function keepQuiet(page: Window & typeof globalThis): void {
  const { prototype } = page.HTMLElement;
  const { focus } = prototype;
  let visited = false;
  for (const coming of ['pointerdown', 'keydown', 'focusin'])
    page.addEventListener(coming, () => {
      visited = true;
    });
  prototype.focus = function focusOnceVisited(this: HTMLElement, ...options) {
    if (visited) focus.apply(this, options);
  };
}
