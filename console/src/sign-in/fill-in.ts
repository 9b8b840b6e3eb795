/** Sends the form once it is drawn. The org has filled the request's values in. */
export async function fillIn(element: HTMLElement): Promise<void> {
  const button = await drawn(element);
  button.click();
}

/** The button that sends the form, as soon as there is one. */
function drawn(element: HTMLElement): Promise<HTMLElement> {
  const find = () => element.querySelector<HTMLElement>('[type="submit"]');
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const button = find();
      if (button === null) return;
      observer.disconnect();
      resolve(button);
    });
    observer.observe(element, { childList: true, subtree: true });
  });
}
