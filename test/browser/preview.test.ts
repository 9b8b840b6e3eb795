import { expect, test } from 'vitest';
import { openConsole } from './console-page.ts';

test('the first look says who may not register, why, what she reads, and where to change it', async () => {
  const { page, complaints } = await openConsole('');
  const decision = page.getByRole('region', { name: 'may not register' });
  await decision.waitFor();
  const said = await decision.innerText();
  expect(said).toContain('rosario.jones@example.com may not register.');
  expect(said).toContain('corporate-email');
  expect(said).toMatch(/rules\/[\w-]+\.yaml:\d+/);
  expect(said).toContain('rules/lists/corporate-domains.txt');
  const seen = await page.getByRole('region', { name: 'What the person sees' }).innerText();
  expect(seen).toContain('To register, you must have an "okta" email and a 4-digit employee number.');
  expect(complaints).toEqual([]);
});

test('it decides while one types, in the JSON as in the form', async () => {
  const { page } = await openConsole('');
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSR');
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByLabel('email', { exact: true }).fill('kim@okta.com');
  await page.getByLabel('login', { exact: true }).fill('kim@okta.com');
  await page.getByText('kim@okta.com may register.').waitFor();
  await page.getByRole('radio', { name: 'JSON' }).check();
  const editor = page.getByRole('textbox', { name: 'The request as JSON' });
  await editor.waitFor();
  expect(await editor.innerText()).toContain('"email": "kim@okta.com"');
  await editor.fill('{ "data": ');
  await page.getByText('This is no request of the hook.').waitFor();
  await page.getByRole('button', { name: 'Sample request' }).click();
  await page.getByText('rosario.jones@example.com may not register.').waitFor();
});

test('names that Okta sends complete', async () => {
  const { page } = await openConsole('');
  const editor = page.locator('.cm-content');
  await editor.fill('{ "data": { "userProfile": { } } }');
  await editor.press('Home');
  for (let step = 0; step < '{ "data": { "userProfile": { '.length; step += 1)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.type('"emp');
  await page.locator('.cm-tooltip-autocomplete').getByText('"employeeNumber"').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => editor.innerText()).toContain('"employeeNumber"');
});

test('a link restores the request, the endpoint and the moment', async () => {
  const { page, url } = await openConsole('');
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
  await page.getByLabel('Endpoint').selectOption('/registrationHookPP');
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByLabel('employeeNumber').fill('12345');
  await page.getByLabel('Decided as at').fill('2026-07-01T00:00:00Z');
  await page.getByText('may not update the profile.').waitFor();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/preview\?state=[\w-]+$/);
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByText('may not update the profile.').waitFor();
  expect(await page.getByLabel('Endpoint').inputValue()).toBe('/registrationHookPP');
  expect(await page.getByLabel('Decided as at').inputValue()).toBe('2026-07-01T00:00:00Z');
  await page.getByRole('radio', { name: 'Form' }).check();
  expect(await page.getByLabel('employeeNumber').inputValue()).toBe('12345');
});

test('a request is copied as a test case and for a shell', async () => {
  const { page, url } = await openConsole('');
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
  const copied = async (name: string) => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('button', { name: 'Copied' }).last().waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('Copy as test case')).toContain('request: ssr');
  expect(await copied('Copy as curl')).toContain('/registrationHookSSRandPP');
});

test("Okta's own widget shows the error where the person sees it, in both generations", async () => {
  const { page, complaints } = await openConsole('');
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSR');
  await page.getByText('Only okta.com emails can register.').first().waitFor();
  await page.getByLabel("in Okta's own widget").check();
  for (const generation of ['2', '3']) {
    const frame = page.frameLocator(`iframe[title$="generation ${generation}"]`);
    await frame.getByText('Only okta.com emails can register.').waitFor({ timeout: 30_000 });
    expect(await frame.locator('input[name="userProfile.email"]').inputValue()).toBe(
      'rosario.jones@example.com',
    );
  }
  await page.locator('iframe:not([inert])').nth(1).waitFor();
  // The refusal itself is an answer with status 400; a browser tells of it, and of nothing else.
  expect(complaints.filter((complaint) => !complaint.includes('status of 400'))).toEqual([]);
});

test('a person can go on in the widget, by the rules that are live', async () => {
  const { page } = await openConsole('');
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSR');
  await page.getByLabel("in Okta's own widget").check();
  await page.locator('iframe:not([inert])').nth(1).waitFor({ timeout: 30_000 });
  const frame = page.frameLocator('iframe[title$="generation 2"]');
  await frame.locator('input[name="userProfile.email"]').fill('kim@okta.com');
  await frame.locator('input[name="userProfile.login"]').fill('kim@okta.com');
  await frame.getByRole('button', { name: 'Sign Up' }).click();
  await frame.getByText('lets the registration go on').waitFor();
});
