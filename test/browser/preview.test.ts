import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samples } from '../../src/hooks/registration/samples.ts';
import { workspace } from '../process/serve/process.ts';
import { openConsole } from './console-page.ts';

test('preview: starts with a denied sample, its reasons, messages and lines', async () => {
  const { page, complaints } = await openConsole('');
  const decision = page.getByRole('region', { name: 'may not register' });
  await decision.waitFor();
  const said = await decision.innerText();
  expect(said).toContain('rosario.jones@example.com may not register.');
  expect(said).toContain('corporate-email');
  expect(said).toMatch(/rules\/[\w-]+\.yaml:\d+/);
  expect(said).toContain('rules/lists/corporate-domains.txt');
  const seen = await page.getByRole('region', { name: 'Sign-in page' }).innerText();
  expect(seen).toContain('To register, you must have an "okta" email and a 4-digit employee number.');
  expect(complaints).toEqual([]);
});

test('preview: decides while typing, in JSON and form', async () => {
  const { page } = await openConsole('');
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSR');
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByLabel('email', { exact: true }).fill('kim@okta.com');
  await page.getByLabel('login', { exact: true }).fill('kim@okta.com');
  await page.getByText('kim@okta.com may register.').waitFor();
  await page.getByRole('radio', { name: 'JSON' }).check();
  const editor = page.getByRole('textbox', { name: 'Request as JSON' });
  await editor.waitFor();
  await expect.poll(() => editor.innerText()).toContain('"email": "kim@okta.com"');
  await editor.fill('{ "data": ');
  await page.getByText('This is not a request of the hook.').waitFor();
  await page.getByRole('button', { name: 'Sample request' }).click();
  await page.getByText('rosario.jones@example.com may not register.').waitFor();
});

test("preview: Okta's names complete in the JSON editor", async () => {
  const { page } = await openConsole('');
  const editor = page.locator('.cm-content');
  await editor.fill('{ "data": { "userProfile": { } } }');
  await editor.press('Home');
  for (let step = 0; step < '{ "data": { "userProfile": { '.length; step += 1)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.type('"emp');
  // By the pointer: for 75 ms after it has opened, the editor does not take Enter for an answer.
  await page.locator('.cm-tooltip-autocomplete').getByText('"employeeNumber"').click();
  await expect.poll(() => editor.innerText()).toContain('"employeeNumber"');
});

const LANGUAGES = `version: 1
endpoint: /texts
language: [facts.locale, data.userProfile.locale]
facts: { locale: "{{ data.userProfile.preferredLanguage }}" }
requestTypes:
  self.service.registration:
    rules:
      - name: work-address
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [acme.example] }
        then: allow
        otherwise:
          deny: true
          error:
            errorCauses:
              - errorSummary: { default: Use your work address., it: Usa l'indirizzo aziendale. }
                reason: ADDRESS
                location: data.userProfile.email
`;

test('preview: a language is set in the request, and its text is shown', async () => {
  const directory = workspace();
  writeFileSync(join(directory, 'rules', 'languages.yaml'), LANGUAGES);
  const { page, complaints } = await openConsole('', {}, directory);
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSR');
  await expect.poll(() => page.getByLabel('Language').count()).toBe(0);
  await page.getByLabel('Endpoint').selectOption('/texts');
  const signIn = page.getByRole('region', { name: 'Sign-in page' });
  await expect.poll(() => signIn.innerText()).toContain('Use your work address.');
  const options = await page.getByLabel('Language').locator('option').allTextContents();
  expect(options.toSorted()).toEqual(['de', 'en', 'es', 'fr', 'it', 'ja', 'none', 'pt']);
  await page.getByLabel('Language').selectOption('it');
  await expect.poll(() => signIn.innerText()).toContain("Usa l'indirizzo aziendale.");
  const editor = page.getByRole('textbox', { name: 'Request as JSON' });
  await expect.poll(() => editor.innerText()).toContain('"locale": "it"');
  await page.getByLabel('Language').selectOption('none');
  await expect.poll(() => signIn.innerText()).toContain('Use your work address.');
  await expect.poll(() => editor.innerText()).not.toContain('"locale"');
  expect(complaints).toEqual([]);
});

test('preview: a link restores request, endpoint and time', async () => {
  const { page, url } = await openConsole('');
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
  await page.getByLabel('Endpoint').selectOption('/registrationHookPP');
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByLabel('employeeNumber').fill('12345');
  await page.getByLabel('Time of decision').fill('2026-07-01T00:00:00Z');
  await page.getByText('may not update the profile.').waitFor();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/preview\?state=[\w-]+$/);
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByText('may not update the profile.').waitFor();
  expect(await page.getByLabel('Endpoint').inputValue()).toBe('/registrationHookPP');
  expect(await page.getByLabel('Time of decision').inputValue()).toBe('2026-07-01T00:00:00Z');
  await page.getByRole('radio', { name: 'Form' }).check();
  expect(await page.getByLabel('employeeNumber').inputValue()).toBe('12345');
});

test('preview: copies a request as test case and as curl', async () => {
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

test('widget: shows the error at its field, in both generations', async () => {
  const { page, complaints } = await openConsole('');
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSR');
  await page.getByText('Only okta.com emails can register.').first().waitFor();
  await page.getByLabel("in Okta's widget").check();
  for (const generation of ['2', '3']) {
    const frame = page.frameLocator(`iframe[title$="generation ${generation}"]`);
    await frame.getByText('Only okta.com emails can register.').waitFor();
    expect(await frame.locator('input[name="userProfile.email"]').inputValue()).toBe(
      'rosario.jones@example.com',
    );
  }
  // The refusal itself is an answer with status 400; a browser tells of it, and of nothing else.
  expect(complaints.filter((complaint) => !complaint.includes('status of 400'))).toEqual([]);
});

test('widget: submits again, decided by the live rules', async () => {
  const { page } = await openConsole('');
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSR');
  await page.getByLabel("in Okta's widget").check();
  const frame = page.frameLocator('iframe[title$="generation 2"]');
  await frame.locator('#sign-in:not([aria-busy])').waitFor();
  await frame.locator('input[name="userProfile.email"]').fill('kim@okta.com');
  await frame.locator('input[name="userProfile.login"]').fill('kim@okta.com');
  await frame.getByRole('button', { name: 'Sign Up' }).click();
  await frame.getByText('lets the registration go on').waitFor();
});

test('widget: does not take the focus while typing', async () => {
  const { page } = await openConsole('');
  await page.getByLabel('Endpoint').selectOption('/registrationHookPP');
  const box = page.getByLabel("in Okta's widget");
  await box.check();
  const shown = () =>
    Promise.all(
      ['2', '3'].map((generation) =>
        page
          .frameLocator(`iframe[title$="generation ${generation}"]`)
          .locator('#sign-in:not([aria-busy])')
          .waitFor(),
      ),
    );
  await shown();
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('radio', { name: 'Form' }).check();
  const field = page.getByLabel('employeeNumber');
  await field.fill('');
  const source = () => page.locator('iframe[title$="generation 3"]').getAttribute('src');
  for (const digit of '1234') {
    const before = await source();
    await page.keyboard.type(digit);
    // Until the widget is drawn anew, for what has been typed.
    await expect.poll(source).not.toBe(before);
    await shown();
  }
  expect(await field.inputValue()).toBe('1234');
});

test('widget: shows the messages of an update, also for a form shared with sign-up', async () => {
  const { page } = await openConsole('');
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSRandPP');
  await page.getByLabel('Request type').selectOption('progressive.profile');
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByLabel('employeeNumber').fill('12345');
  await page.getByText('may not update the profile.').waitFor();
  await page.getByLabel("in Okta's widget").check();
  for (const generation of ['2', '3']) {
    const frame = page.frameLocator(`iframe[title$="generation ${generation}"]`);
    await frame.getByText('Only employee numbers with 4 digits can register.').waitFor();
  }
});

test('preview: has no sign-in page for a request that Okta does not send', async () => {
  const { page } = await openConsole('');
  const editor = page.getByRole('textbox', { name: 'Request as JSON' });
  await editor.fill(JSON.stringify({ ...samples.ssr, requestType: 'some.thing' }));
  await page.getByText('the sign-in page is unknown').waitFor();
  expect(await page.getByLabel('Request type').inputValue()).toBe('some.thing');
  await page.getByRole('button', { name: 'Sample of Classic Engine' }).click();
  await page.getByText("Classic Engine's widget is not available here").waitFor();
});

test('preview: an open page follows reloads', async () => {
  const { page, directory, hookgate } = await openConsole('');
  await page.getByText('rosario.jones@example.com may not register.').waitFor();
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSR');
  await page.getByLabel("in Okta's widget").check();
  const frame = page.frameLocator('iframe[title$="generation 3"]');
  await frame.getByText('Only okta.com emails can register.').waitFor();
  appendFileSync(join(directory, 'rules/lists/corporate-domains.txt'), 'example.com\n');
  rmSync(join(directory, 'rules/profile-enrollment.test.yaml'));
  rmSync(join(directory, 'rules/combined-enrollment.test.yaml'));
  await hookgate.waitFor(/(rules loaded[\s\S]*){2}/);
  await page.getByText('rosario.jones@example.com may register.').waitFor();
  await frame.getByText('lets the registration go on').waitFor();
});

test('widget: stays selected while the request is invalid', async () => {
  const { page } = await openConsole('');
  const box = page.getByLabel("in Okta's widget");
  await box.check();
  await page.getByRole('textbox', { name: 'Request as JSON' }).press('Control+End');
  await page.keyboard.type('}');
  await page.getByText('This is not a request of the hook.').waitFor();
  await page.keyboard.press('Backspace');
  await page.getByText('rosario.jones@example.com may not register.').waitFor();
  expect(await box.isChecked()).toBe(true);
});

test('preview: the form follows the request type in the JSON', async () => {
  const { page } = await openConsole('');
  const editor = page.getByRole('textbox', { name: 'Request as JSON' });
  // The editor has its sample before anybody types.
  await page.getByRole('region', { name: 'may not register' }).waitFor();
  await editor.fill(JSON.stringify(samples.pp));
  await page.getByText('may update the profile').waitFor();
  await page.getByRole('radio', { name: 'Form' }).check();
  const field = page.getByLabel('employeeNumber');
  expect(await field.inputValue()).toBe('1234');
  await field.fill('12345');
  await page.getByText('may not update the profile').waitFor();
});

test('widget: the link back leads to its form', async () => {
  const { page } = await openConsole('');
  await page.getByLabel("in Okta's widget").check();
  const frame = page.frameLocator('iframe[title$="generation 2"]');
  await frame.locator('#sign-in:not([aria-busy])').waitFor();
  await frame.getByRole('link', { name: 'Already have an account?' }).click();
  await frame.getByText('Nobody can sign in here').waitFor();
  await frame.getByRole('link', { name: /back to sign in/i }).click();
  await frame.locator('input[name="userProfile.email"]').waitFor();
});
