import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { workspace } from '../process/serve/process.ts';
import { openConsole, signUp } from './console-page.ts';
import { seriousFindings, tooWide } from './page-faults.ts';

const SCREENSHOTS = 'test/browser/screenshots';
mkdirSync(SCREENSHOTS, { recursive: true });

/** Each view, and a text that is there when it is all there. */
const VIEWS = {
  preview: { hash: '/preview', text: 'rosario.jones@example.com may not register.' },
  change: {
    hash: '/change?file=rules/progressive-profile.yaml&line=11',
    text: 'the directory without changes',
  },
  live: { hash: '/live', text: 'shown of the last' },
  rules: { hash: '/rules', text: 'Live rules' },
} as const;

const views = Object.keys(VIEWS) as (keyof typeof VIEWS)[];
const themes = ['light', 'dark'] as const;

test.each(views.flatMap((view) => themes.map((theme) => [view, theme] as const)))(
  '%s in %s',
  async (view, theme) => {
    const { hash, text } = VIEWS[view];
    const opened = await openConsole(hash, { colorScheme: theme }, recording());
    const { page, complaints } = opened;
    await signUp(opened, 'kim.sato@okta.com', '/registrationHookSSR');
    await signUp(opened, 'mallory@evil.example', '/registrationHookSSR');
    await page.getByText(text).first().waitFor();
    await page
      .locator('.cm-editor, .u-over, .endpoint')
      .first()
      .waitFor({ state: view === 'live' ? 'attached' : 'visible' });
    if (view === 'change') await changeFourToFive(page);
    await page.locator('.live-version code').waitFor();
    await page.screenshot({ path: `${SCREENSHOTS}/${view}-${theme}.png`, fullPage: view !== 'live' });
    if (process.env['UPDATE_PICTURES'] === '1' && IN_README.has(`${view}-${theme}`))
      await page.screenshot({ path: `docs/images/console-${view}-${theme}.png` });
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

/** UPDATE_PICTURES=1 takes these anew: they differ a little each time. */
const IN_README = new Set(['preview-light', 'change-dark']);

/** The shipped rules, and requests kept in the decision log. */
function recording(): string {
  const directory = workspace();
  writeFileSync(join(directory, 'config.yaml'), 'decisionLog: { to: ./decisions.jsonl, record: masked }\n');
  return directory;
}

/** The change that the README tells of. */
async function changeFourToFive(page: Page): Promise<void> {
  await page.locator('.cm-line span', { hasText: /^4$/ }).dblclick();
  await page.keyboard.type('5');
  await page.getByText(/Invalid: \d+ of \d+ tests fail/).waitFor();
  await page.getByText(/0 of [12] decisions would change\./).waitFor();
}

test.each(views)('%s on a phone', async (view) => {
  const { hash, text } = VIEWS[view];
  const opened = await openConsole(hash, { viewport: { width: 360, height: 740 } }, recording());
  await signUp(opened, 'kim.sato@okta.com', '/registrationHookSSR');
  const { page } = opened;
  await page.getByText(text).first().waitFor();
  if (view === 'change') await changeFourToFive(page);
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
  await page.screenshot({ path: `${SCREENSHOTS}/${view}-phone.png`, fullPage: true });
  // As narrow as a window of 1280 pixels at 400 %.
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => tooWide(page)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(page)).toEqual([]);
});

test('theme: can be chosen, and is kept', async () => {
  const { page } = await openConsole('/rules', { colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole('radio', { name: 'dark' }).check();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await ground()).toBe(dark);
});

test('views: an unreachable service is reported with a hint', async () => {
  const { page, hookgate } = await openConsole('/rules');
  await page.getByText('Live rules').waitFor();
  // The heading stands there before what it is about has come.
  await page.getByRole('button', { name: 'Reload' }).waitFor();
  hookgate.child.kill('SIGKILL');
  await hookgate.exited;
  await page.getByRole('banner').getByText('service unreachable').waitFor();
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByText('The service is unreachable.').waitFor();
  expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
});
