import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openConsole } from './console-page.ts';

test('keyboard: Preview works without a mouse', async () => {
  const { page } = await openConsole('');
  await page.locator('.cm-editor').waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatchObject({ name: 'Skip to the content', visible: true });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const names: string[] = [];
  while (names.at(-1) !== 'Reply body') {
    // The editor shows that it has the keyboard a moment later.
    await expect.poll(() => focused(page)).toMatchObject({ visible: true });
    const { name } = await focused(page);
    names.push(name);
    await page.keyboard.press('Tab');
  }
  // The editor is left by Tab as every other field.
  const order = [
    'Copy link',
    'Endpoint',
    'Request type',
    'Sample request',
    'Request as JSON',
    'Time of decision',
  ];
  expect(names.filter((name) => order.includes(name))).toEqual(order);
  expect(names).toContain('Copy as test case');
  expect(names.some((name) => /^rules\/[\w-]+\.yaml:\d+$/.test(name))).toBe(true);
  expect(names).toContain('Reply body');
});

test('keyboard: a sample is selected, edited and decided', async () => {
  const { page } = await openConsole('');
  await page.locator('.cm-editor').waitFor();
  const goTo = async (wanted: string) => {
    for (let stop = 0; stop < 60 && (await focused(page)).name !== wanted; stop += 1)
      await page.keyboard.press('Tab');
    expect((await focused(page)).name).toBe(wanted);
  };
  await goTo('Endpoint');
  await page.keyboard.type('/registrationHookSSR');
  await goTo('Request as JSON');
  await page.keyboard.press('Control+A');
  const profile = { email: 'kim@okta.com', login: 'kim@okta.com' };
  const request = { eventType: 'com.okta.user.pre-registration', data: { userProfile: profile } };
  await page.keyboard.insertText(JSON.stringify(request));
  await page.getByText('kim@okta.com may').first().waitFor();
});

test('keyboard: on a phone, the tab order follows the layout', async () => {
  const { page } = await openConsole('', { viewport: { width: 360, height: 740 } });
  await page.locator('.cm-editor').waitFor();
  await page.getByRole('heading', { name: 'rosario.jones@example.com may not register.' }).waitFor();
  const tops: number[] = [];
  for (let panel = await panelTop(page); tops.length === 0 || panel !== undefined; ) {
    if (panel !== undefined) tops.push(panel);
    await page.keyboard.press('Tab');
    panel = await panelTop(page);
  }
  expect(new Set(tops).size).toBeGreaterThan(3);
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
});

/** Where the panel begins that has the keyboard, in pixels from the top of the page. */
function panelTop(page: Page): Promise<number | undefined> {
  return page.evaluate(() => {
    const panel = document.activeElement?.closest('header, .panel');
    return panel ? Math.round(panel.getBoundingClientRect().top + window.scrollY) : undefined;
  });
}

/** What has the keyboard, also within a shadow root, and whether that is to be seen. */
function focused(page: Page): Promise<{ name: string; visible: boolean }> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null) return { name: '', visible: false };
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? element.labels?.[0]
        : null;
    const own =
      element instanceof HTMLSelectElement
        ? (label?.firstChild?.textContent ?? '')
        : (label?.textContent ?? element.textContent ?? '');
    const name = (element.getAttribute('aria-label') ?? (label?.firstChild?.textContent || own)).trim();
    const editor = element.closest('.cm-editor');
    const ring = [
      ...[element, element.nextElementSibling].flatMap((one) => (one === null ? [] : getComputedStyle(one))),
      ...(editor === null ? [] : [getComputedStyle(editor, '::after')]),
    ].some(({ outlineStyle }) => outlineStyle !== 'none');
    return { name, visible: ring };
  });
}
