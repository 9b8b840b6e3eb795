import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openConsole, signUp } from './console-page.ts';

const SCREENSHOTS = 'test/browser/screenshots';
mkdirSync(SCREENSHOTS, { recursive: true });

/** Each view, and a text that is there when it is all there. */
const VIEWS = {
  preview: { hash: '/preview', text: 'rosario.jones@example.com may not register.' },
  change: { hash: '/change?file=rules/profile-enrollment.yaml&line=11', text: 'The file is as it stands' },
  live: { hash: '/live', text: 'shown of the last' },
  rules: { hash: '/rules', text: 'What is live' },
} as const;

const views = Object.keys(VIEWS) as (keyof typeof VIEWS)[];
const themes = ['light', 'dark'] as const;

test.each(views.flatMap((view) => themes.map((theme) => [view, theme] as const)))(
  '%s in %s',
  async (view, theme) => {
    const { hash, text } = VIEWS[view];
    const opened = await openConsole(hash, { colorScheme: theme });
    const { page, complaints } = opened;
    await signUp(opened, 'kim.sato@okta.com', '/registrationHookSSR');
    await signUp(opened, 'mallory@evil.example', '/registrationHookSSR');
    await page.getByText(text).first().waitFor();
    await page
      .locator('.cm-editor, .u-over, .endpoint')
      .first()
      .waitFor({ state: view === 'live' ? 'attached' : 'visible' });
    await page.screenshot({ path: `${SCREENSHOTS}/${view}-${theme}.png`, fullPage: view !== 'live' });
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test.each(views)('%s on a phone', async (view) => {
  const { hash, text } = VIEWS[view];
  const opened = await openConsole(hash, { viewport: { width: 360, height: 740 } });
  await signUp(opened, 'kim.sato@okta.com', '/registrationHookSSR');
  const { page } = opened;
  await page.getByText(text).first().waitFor();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await page.screenshot({ path: `${SCREENSHOTS}/${view}-phone.png`, fullPage: true });
  expect(await seriousFindings(page)).toEqual([]);
});

test('the theme can be chosen, and stays', async () => {
  const { page } = await openConsole('/rules', { colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole('radio', { name: 'dark' }).check();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await ground()).toBe(dark);
});

test('a service that has gone away is told of, with what to do', async () => {
  const { page, hookgate } = await openConsole('/rules');
  await page.getByText('What is live').waitFor();
  hookgate.child.kill('SIGKILL');
  await hookgate.exited;
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('The service does not answer.').waitFor();
  expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
});

/** What axe calls serious or critical. It is run past the policy of the page, which would not let it in. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inPage } = window as unknown as {
      axe: { run: () => Promise<{ violations: Violation[] }> };
    };
    interface Violation {
      id: string;
      impact: string;
      nodes: { html: string }[];
    }
    const { violations } = await inPage.run();
    return violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}
