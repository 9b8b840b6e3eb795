import type { Locator, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import type { Generation } from './org.ts';

/** A form with errors, as the user sees it. */
export interface RefusedForm {
  banner: string;
  /** The text at each field that has one. */
  fields: Record<string, string>;
  /** The value of each field. */
  values: Record<string, string>;
}

/** The banner above the form in each generation. */
const BANNERS: Readonly<Record<Generation, string>> = {
  Gen2: '.infobox-error p',
  Gen3: '.MuiAlert-root[role=alert]',
};

const inputs = (page: Page) => page.locator('input[name^="userProfile."]');

/** Fills the form in, and submits it. */
export async function fillIn(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  // Text typed before the widget is ready is lost.
  await page.locator('body[data-rendered]').waitFor();
  // Then the widget focuses the first field, which receives the text that is being typed.
  await expect.poll(() => typeIn(page, values)).toEqual(values);
  const last = inputs(page).last();
  // Generation 2 ignores a submission within 200 ms of the previous one.
  let sent: Request | undefined;
  while (sent === undefined) {
    const asked = page.waitForRequest(/\/idp\/idx\/enroll\//, { timeout: 2000 });
    [sent] = await Promise.all([asked.catch(() => undefined), last.press('Enter')]);
  }
  await sent.response();
}

/** Types values, and returns those of the fields afterwards. */
async function typeIn(page: Page, values: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const field = (name: string) => page.locator(`input[name="userProfile.${name}"]`);
  for (const [name, value] of Object.entries(values)) await field(name).fill(value);
  const read = Object.keys(values).map(async (name) => [name, await field(name).inputValue()] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** Waits until the form has been refused. */
export async function readForm(page: Page, generation: Generation): Promise<RefusedForm> {
  const read: RefusedForm = { banner: await readBanner(page, generation), fields: {}, values: {} };
  for (const input of await inputs(page).all()) {
    const name = (await input.getAttribute('name'))?.replace('userProfile.', '') ?? '';
    read.values[name] = await input.inputValue();
    const text = await errorAt(page, input);
    if (text !== undefined) read.fields[name] = text;
  }
  return read;
}

/** Waits for the banner; a form that cannot be submitted again has nothing else. */
export async function readBanner(page: Page, generation: Generation): Promise<string> {
  const banner = page.locator(BANNERS[generation]);
  await banner.waitFor();
  return banner.innerText();
}

/** The text that describes an input's error, by its ARIA attributes. */
async function errorAt(page: Page, input: Locator): Promise<string | undefined> {
  if ((await input.getAttribute('aria-invalid')) !== 'true') return undefined;
  const ids = ((await input.getAttribute('aria-describedby')) ?? '').split(' ');
  const [id = ''] = ids.filter((one) => one.includes('error'));
  // Without the prefix for screen readers.
  return (await page.locator(`[id="${id}"]`).innerText()).replace(/^Error:\s*/, '');
}

/** Waits for the page after the form. */
export async function readGoesOn(page: Page): Promise<string> {
  const text = page.locator('#widget');
  await expect.poll(() => text.innerText()).toContain('Here Okta would go on');

  return text.innerText();
}
