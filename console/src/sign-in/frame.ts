/** Makes the frame that a page is in as high as what it shows. A page that stands alone has none, and needs none. */
export function fitFrame({ frameElement }: Window, element: HTMLElement): void {
  // An element of the page around: no instance of this page's own HTMLElement.
  const frame = frameElement as HTMLElement | null;
  new ResizeObserver(() => frame?.style.setProperty('height', `${element.offsetHeight}px`)).observe(element);
}
