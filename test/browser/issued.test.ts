import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { samples } from '../../src/hooks/token/samples.ts';
import { SIGN_IN_RULES } from '../process/console/sign-in-rules.ts';
import { type ConsolePage, openConsole } from './console-page.ts';
import { seriousFindings, tooWide } from './page-faults.ts';

const SCREENSHOTS = 'test/browser/screenshots';
mkdirSync(SCREENSHOTS, { recursive: true });

/** The console of a service with a token and a SAML endpoint, at the first of them. */
async function opened(
  endpoint: string,
  options: BrowserContextOptions = {},
  hash = '/preview',
): Promise<ConsolePage> {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-e2e-'));
  mkdirSync(join(directory, 'rules'));
  for (const [name, text] of Object.entries(SIGN_IN_RULES))
    writeFileSync(join(directory, 'rules', name), text);
  const console = await openConsole(hash, options, directory);
  if (hash === '/preview') await console.page.getByLabel('Endpoint').selectOption(endpoint);
  return console;
}

/** The row of a claim, as a line. */
async function rowOf(page: Page, table: string, name: string): Promise<string> {
  const row = page
    .getByRole('region', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
  return (await row.innerText()).replaceAll(/\s+/g, ' ');
}

test('token preview: shows the claims of each token before and after, and no sign-in page', async () => {
  const { page, complaints } = await opened('/token');
  await page.getByText('rosario.jones@example.com gets changed tokens.').waitFor();
  const idToken = 'Claims of the ID token';
  expect(await rowOf(page, idToken, 'https://example.com/role added')).toBe(
    'https://example.com/role added absent ["patient"]',
  );
  expect(await rowOf(page, idToken, 'name removed')).toBe('name removed "Rosario Jones" absent');
  expect(await rowOf(page, 'Other parts of the ID token', 'Lifetime')).toBe('Lifetime changed 1 h 15 min');
  expect(await rowOf(page, 'Claims of the Access token', 'firstName')).toBe(
    'firstName changed "Rosario" "Rosa"',
  );
  expect(await rowOf(page, 'Claims of the Access token', 'sub')).toContain('sub "rosario');
  expect(await page.getByRole('heading', { name: 'Sign-in page' }).count()).toBe(0);
  expect(await page.getByLabel("in Okta's widget").count()).toBe(0);
  expect(await page.getByLabel('Request type').count()).toBe(0);
  await page.screenshot({ path: `${SCREENSHOTS}/issued-token.png`, fullPage: true });
  expect(await seriousFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('token preview: samples by name, and a denial in words', async () => {
  const { page } = await opened('/token');
  await page.getByText('gets changed tokens.').waitFor();
  await page.getByRole('button', { name: 'Token for a service' }).click();
  await page.getByText('Nightly export gets tokens unchanged.').waitFor();
  expect(await page.getByRole('heading', { name: 'ID token' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Token by refresh token' }).click();
  await page.getByText('gets changed tokens.').waitFor();
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByRole('group', { name: 'Client' }).getByLabel('id').fill('contractors');
  await page.getByText('rosario.jones@example.com gets no token.').waitFor();
  await page.getByText('Okta issues no token; the client gets server_error: This app is closed.').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
});

test('token preview: the form of claims is bound to the JSON', async () => {
  const { page } = await opened('/token');
  await page.getByRole('radio', { name: 'Form' }).check();
  const claims = page.getByRole('group', { name: 'Claims of the ID token' });
  await claims.getByLabel('name', { exact: true }).fill('');
  // An emptied claim keeps its field, and is not sent.
  expect(await claims.getByLabel('name', { exact: true }).inputValue()).toBe('');
  await claims.getByLabel('ver').fill('2');
  await expect.poll(() => rowOf(page, 'Claims of the ID token', 'ver')).toBe('ver 2 2');
  expect(await page.getByRole('rowheader', { name: 'name removed' }).count()).toBe(0);
  await page.getByRole('radio', { name: 'JSON' }).check();
  await page
    .getByRole('textbox', { name: 'Request as JSON' })
    .fill(JSON.stringify({ ...samples.token, data: { identity: { claims: { ver: 3 } } } }));
  await page.getByRole('radio', { name: 'Form' }).check();
  await expect.poll(() => claims.getByRole('textbox').count()).toBe(1);
  expect(await claims.getByLabel('ver').inputValue()).toBe('3');
});

test("token preview: Okta's names of the hook complete in the JSON editor", async () => {
  const { page } = await opened('/token');
  const editor = page.locator('.cm-content');
  await editor.fill('{ "data": { } }');
  await editor.press('Home');
  for (let step = 0; step < '{ "data": { '.length; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('"ident');
  await page.locator('.cm-tooltip-autocomplete').getByText('"identity"').click();
  await expect.poll(() => editor.innerText()).toContain('"identity"');
});

test('SAML preview: shows attributes and session before and after, and the error page of a denial', async () => {
  const { page, complaints } = await opened('/saml');
  await page
    .getByText('rosario.jones@example.com signs in to Example SAML app with a changed assertion.')
    .waitFor();
  const attributes = 'Attributes of the Assertion';
  expect(await rowOf(page, attributes, 'groups')).toBe('groups changed ["everyone","staff"] "staff"');
  expect(await rowOf(page, attributes, 'role')).toBe('role added absent ["reader","writer"]');
  const others = 'Other parts of the Assertion';
  expect(await rowOf(page, others, 'Session lifetime')).toBe('Session lifetime added absent 1 h');
  expect(await rowOf(page, others, 'NameID')).toContain('"rosario.jones@example.com"');
  expect(await page.getByRole('button', { name: 'SAML sign-in' }).count()).toBe(1);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByRole('group', { name: "User's profile" }).getByLabel('login').fill('kim@evil.example');
  await page.getByText('kim@evil.example is refused.').waitFor();
  await page.getByText('Okta shows an error page: Only staff can sign in.').waitFor();
  expect(complaints).toEqual([]);
});

test.each(['/token', '/saml'])('preview of %s on a phone', async (endpoint) => {
  const { page } = await opened(endpoint, { viewport: { width: 360, height: 740 } });
  await page.getByText(/ changed (tokens|assertion)\./).waitFor();
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
  // No table is cut off.
  const cutOff = () =>
    page
      .locator('.issued .scroll')
      .evaluateAll((areas) => areas.filter((area) => area.scrollWidth > area.clientWidth).length);
  expect(await cutOff()).toBe(0);
  await page.screenshot({
    path: `${SCREENSHOTS}/issued${endpoint.replace('/', '-')}-phone.png`,
    fullPage: true,
  });
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => tooWide(page)).toBeLessThanOrEqual(0);
  expect(await cutOff()).toBe(0);
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByRole('group', { name: "User's profile" }).waitFor();
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(page)).toEqual([]);
});

test('live and rules: name the hook where there is no request type', async () => {
  const { page, port, secret } = await opened('/token', {}, '/live');
  await fetch(`http://127.0.0.1:${port}/token`, {
    method: 'POST',
    headers: { authorization: secret, 'content-type': 'application/json' },
    body: JSON.stringify(samples.token),
  });
  await page.getByRole('row', { name: '/token' }).getByRole('cell', { name: 'token', exact: true }).waitFor();
  await page.getByLabel('Text').fill('token');
  await page.getByRole('row', { name: '/token' }).waitFor();
  await page.getByRole('link', { name: 'patient' }).click();
  const endpoint = page.locator('details.endpoint').filter({ hasText: '/token' });
  await endpoint.getByRole('region', { name: 'Rules of /token', exact: true }).waitFor();
  expect(await endpoint.locator('summary').innerText()).toMatch(/^\/token\s+token/);
  expect(await endpoint.locator('h3').count()).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
});
