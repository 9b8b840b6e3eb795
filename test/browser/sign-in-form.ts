import type { Locator, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import type { Generation } from './org.ts';

/** What a person sees of a form that was refused. */
export interface RefusedForm {
  banner: string;
  /** The text at each field that has one. */
  fields: Record<string, string>;
  /** What stands in each field. */
  values: Record<string, string>;
}

/** Where each generation shows what concerns the whole form. */
const BANNERS: Readonly<Record<Generation, string>> = {
  Gen2: '.infobox-error p',
  Gen3: '.MuiAlert-root[role=alert]',
};

const inputs = (page: Page) => page.locator('input[name^="userProfile."]');

/** Fills the form in as a person does, and sends it. */
export async function fillIn(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  // What is typed before the widget is ready is lost.
  await page.locator('body[data-rendered]').waitFor();
  // Once it is, it takes the cursor to the first field, and what is being typed goes there.
  await expect.poll(() => typeIn(page, values)).toEqual(values);
  const last = inputs(page).last();
  // Generation 2 takes nothing within 200 ms of the last time, and nobody is that quick.
  let sent: Request | undefined;
  while (sent === undefined) {
    const asked = page.waitForRequest(/\/idp\/idx\/enroll\//, { timeout: 2000 });
    [sent] = await Promise.all([asked.catch(() => undefined), last.press('Enter')]);
  }
  await sent.response();
}

/** What then stands in the fields. */
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

/** Waits for what concerns the whole form; where there is nothing more to fill in, it stands alone. */
export async function readBanner(page: Page, generation: Generation): Promise<string> {
  const banner = page.locator(BANNERS[generation]);
  await banner.waitFor();
  return banner.innerText();
}

/** The text that an input names as what describes its error: it is read to who cannot see it, too. */
async function errorAt(page: Page, input: Locator): Promise<string | undefined> {
  if ((await input.getAttribute('aria-invalid')) !== 'true') return undefined;
  const ids = ((await input.getAttribute('aria-describedby')) ?? '').split(' ');
  const [id = ''] = ids.filter((one) => one.includes('error'));
  // What is written for screen readers alone stands in front.
  return (await page.locator(`[id="${id}"]`).innerText()).replace(/^Error:\s*/, '');
}

/** Waits until the form has made way for what comes next. */
export async function readGoesOn(page: Page): Promise<string> {
  const text = page.locator('#widget');
  await expect.poll(() => text.innerText()).toContain('Here Okta would go on');

  return text.innerText();
}
