import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConsole, signUp } from './console-page.ts';

const SSR = '/registrationHookSSR';

test('decisions appear as they happen, and no value of a profile with them', async () => {
  const opened = await openConsole('/live');
  const { page, complaints } = opened;
  await page.getByText('Nothing was decided yet.').waitFor();
  await signUp(opened, 'kim.sato@okta.com', SSR);
  await signUp(opened, 'mallory@evil.example', SSR);
  const rows = page.locator('.decisions tbody tr');
  await expect.poll(() => rows.count()).toBe(2);
  expect(await rows.first().innerText()).toContain('deny');
  expect(await page.locator('body').innerText()).not.toMatch(/kim\.sato|mallory/);
  expect(complaints).toEqual([]);
});

test('a filter stands in the address, and a rule leads to where it is', async () => {
  const opened = await openConsole('/live');
  const { page } = opened;
  await signUp(opened, 'kim.sato@okta.com', SSR);
  await signUp(opened, 'mallory@evil.example', SSR);
  const rows = page.locator('.decisions tbody tr');
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByRole('combobox', { name: /^Decision/ }).selectOption('deny');
  await expect.poll(() => rows.count()).toBe(1);
  expect(page.url()).toContain('#/live?decision=deny');
  await page.getByRole('link', { name: 'corporate-email' }).click();
  await page.getByRole('heading', { name: 'Rules', exact: true }).waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('corporate-email');
});

test('a pause holds the table still, and says how many wait', async () => {
  const opened = await openConsole('/live');
  const { page } = opened;
  await signUp(opened, 'kim.sato@okta.com', SSR);
  const rows = page.locator('.decisions tbody tr');
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByRole('button', { name: 'Pause' }).click();
  await signUp(opened, 'kim.sato@okta.com', SSR);
  await page.getByRole('button', { name: 'Go on (1 waits)' }).waitFor();
  expect(await rows.count()).toBe(1);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => rows.count()).toBe(2);
});

test('the head of the page names the version that decides', async () => {
  const opened = await openConsole('/live');
  const { page, directory } = opened;
  const head = page.locator('.live-version code');
  await head.waitFor();
  const before = await head.innerText();
  appendFileSync(join(directory, 'rules/lists/corporate-domains.txt'), 'acme.example\n');
  await opened.hookgate.waitFor(/(rules loaded[\s\S]*){2}/);
  await signUp(opened, 'kim.sato@okta.com', SSR);
  await expect.poll(() => head.innerText()).not.toBe(before);
});

test('a lost connection is told of', async () => {
  const { page, hookgate } = await openConsole('/live');
  await page.getByText('Nothing was decided yet.').waitFor();
  hookgate.child.kill('SIGKILL');
  await page.getByText('The connection is lost.').waitFor();
});
