import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConsole, signUp } from './console-page.ts';

/**
 * Elements of a page that holds no more than it shows: a row of each of 1,000 rules or decisions would be many times as
 * many. How long a page works on what it draws depends on the machine; how much it draws does not.
 */
const MOST_ELEMENTS = 4_000;

/** Milliseconds between two decisions: a thousand a minute. */
const BETWEEN = 60;

test('load: with 1,000 rules and 1,000 decisions a minute the console draws a bounded part of them', async () => {
  const opened = await openConsole('/preview', {}, manyRules());
  const { page } = opened;
  for (let batch = 0; batch < 50; batch += 1)
    await Promise.all(Array.from({ length: 20 }, () => signUp(opened, 'kim@okta.com', '/many')));
  await page.goto('about:blank');
  await page.addInitScript(watchElements);
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
      .getByRole('button', { name: /Show 100 more/ })
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
  const most = await page.evaluate(() => (window as unknown as { most: number }).most);
  expect(most).toBeGreaterThan(100);
  expect(most).toBeLessThan(MOST_ELEMENTS);
});

/** Notes the most elements that the page has had after any change. It runs in the page. */
function watchElements(): void {
  const noted = window as unknown as { most: number };
  noted.most = 0;
  const count = () => {
    noted.most = Math.max(noted.most, document.getElementsByTagName('*').length);
  };
  new MutationObserver(count).observe(document, { childList: true, subtree: true });
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
