import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openConsole, signUp } from './console-page.ts';

/** Milliseconds: a page that does one thing for longer than this feels stuck. */
const LONG = 200;

/** Milliseconds between two decisions: a thousand a minute. */
const BETWEEN = 60;

// A machine that does something else at the same time may stop the page: three attempts.
test('the console stays responsive with 1,000 rules and 1,000 decisions a minute', {
  retry: 2,
}, async () => {
  const opened = await openConsole('/preview', {}, manyRules());
  const { page } = opened;
  for (let batch = 0; batch < 50; batch += 1)
    await Promise.all(Array.from({ length: 20 }, () => signUp(opened, 'kim@okta.com', '/many')));
  await page.goto('about:blank');
  await page.addInitScript(watchLongTasks);
  await page.goto(`${opened.url}#/live`);
  await page.getByText('1,000 shown of the last 1,000').waitFor();
  const calls: Promise<void>[] = [];
  const calling = setInterval(() => calls.push(signUp(opened, 'kim@okta.com', '/many')), BETWEEN);
  try {
    await page.locator('.counters', { hasText: /1,0[5-9]\d/ }).waitFor();
    await page.getByLabel('Text').fill('rule');
    await page.getByRole('button', { name: 'Show 100 more' }).click();
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await page.getByRole('searchbox').fill('rule-99');
    await page.getByText('rule-999', { exact: true }).first().waitFor();
    await page.getByRole('searchbox').fill('');
    await page
      .getByRole('button', { name: /Show more/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Preview', exact: true }).click();
    await page
      .getByText(/may (not )?register/)
      .first()
      .waitFor();
  } finally {
    clearInterval(calling);
    await Promise.all(calls);
  }
  expect(await longTasks(page)).toEqual([]);
});

/** Notes whatever keeps the page from answering. It runs in the page. */
function watchLongTasks(): void {
  const noted: number[] = [];
  Object.assign(window, { noted });
  new PerformanceObserver((list) => noted.push(...list.getEntries().map(({ duration }) => duration))).observe(
    {
      type: 'longtask',
      buffered: true,
    },
  );
}

async function longTasks(page: Page): Promise<number[]> {
  const noted = await page.evaluate(() => (window as unknown as { noted: number[] }).noted);
  return noted.filter((duration) => duration > LONG);
}

/** A rules directory with 1,000 rules at one endpoint. */
function manyRules(): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-many-'));
  mkdirSync(join(directory, 'rules'));
  const rules = Array.from(
    { length: 1_000 },
    (_, index) => `      - name: rule-${index}
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }
        then: allow
        otherwise: deny
`,
  );
  writeFileSync(
    join(directory, 'rules/many.yaml'),
    `version: 1\nendpoint: /many\nrequestTypes:\n  self.service.registration:\n    rules:\n${rules.join('')}`,
  );
  return directory;
}
