import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConsole, signUp } from './console-page.ts';

const SSR = '/registrationHookSSR';

test('live view: shows decisions as they are made, without profile values', async () => {
  const opened = await openConsole('/live');
  const { page, complaints } = opened;
  await page.getByText('No decisions yet.').waitFor();
  await signUp(opened, 'kim.sato@okta.com', SSR);
  await signUp(opened, 'mallory@evil.example', SSR);
  const rows = page.locator('.decisions tbody tr');
  await expect.poll(() => rows.count()).toBe(2);
  expect(await rows.first().innerText()).toContain('deny');
  expect(await page.locator('body').innerText()).not.toMatch(/kim\.sato|mallory/);
  expect(complaints).toEqual([]);
});

test('live view: the filter is in the URL, and a rule links to its definition', async () => {
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

test('live view: a pause stops the table, and counts waiting decisions', async () => {
  const opened = await openConsole('/live');
  const { page } = opened;
  await signUp(opened, 'kim.sato@okta.com', SSR);
  const rows = page.locator('.decisions tbody tr');
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByRole('button', { name: 'Pause' }).click();
  await signUp(opened, 'kim.sato@okta.com', SSR);
  await page.getByRole('button', { name: 'Resume (1 waiting)' }).waitFor();
  expect(await rows.count()).toBe(1);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => rows.count()).toBe(2);
});

test('header: shows the version that decides', async () => {
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

test('live view: shows a lost connection', async () => {
  const { page, hookgate } = await openConsole('/live');
  await page.getByText('No decisions yet.').waitFor();
  hookgate.child.kill('SIGKILL');
  await page.getByText('Connection lost.').waitFor();
});
