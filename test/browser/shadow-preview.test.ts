import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspace } from '../process/serve/process.ts';
import { openConsole } from './console-page.ts';
import { seriousFindings, tooWide } from './page-faults.ts';

const ENDPOINT = '/shadowed';

/** Rules that let everybody in, and two shadow rules that would not. */
function shadowed(): string {
  const directory = workspace();
  const rule = (name: string, attribute: string) => `      - name: ${name}
        mode: shadow
        when: { fact: data.userProfile.${attribute}, operator: equal, value: nobody }
        otherwise:
          deny: true
          error:
            errorCauses:
              - errorSummary: Please look at ${attribute} again.
                location: data.userProfile.${attribute}
`;
  writeFileSync(
    join(directory, 'rules/shadowed.yaml'),
    `version: 1
endpoint: ${ENDPOINT}
form: [email, lastName]
requestTypes:
  self.service.registration:
    default: allow
    rules:
${rule('known-email', 'email')}${rule('known-last-name', 'lastName')}`,
  );
  return directory;
}

test.each(['light', 'dark'] as const)(
  'preview in %s: the form with a shadow rule enforced is below the live one',
  async (colorScheme) => {
    const { page, complaints } = await openConsole('', { colorScheme }, shadowed());
    await page.getByLabel('Endpoint').selectOption(ENDPOINT);
    await page.getByText('rosario.jones@example.com may register.').waitFor();
    const seen = page.getByRole('region', { name: 'Sign-in page' });
    const enforced = seen.getByRole('region', { name: 'With a shadow rule enforced' });
    await enforced.waitFor();
    expect(await enforced.innerText()).toContain(
      'With known-email enforced, the decision would be deny instead of allow.',
    );
    expect(await enforced.getByText('Please look at email again.').count()).toBe(2);
    // Beside it is what is live.
    expect(await seen.getByText('No error.').count()).toBe(2);
    expect(await seen.getByRole('figure', { name: /generation 2, with known-email enforced/ }).count()).toBe(
      1,
    );
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test('preview: the shadow rule is chosen with the keyboard', async () => {
  const { page } = await openConsole('', {}, shadowed());
  await page.getByLabel('Endpoint').selectOption(ENDPOINT);
  const enforced = page.getByRole('region', { name: 'With a shadow rule enforced' });
  const choice = enforced.getByLabel('Shadow rule');
  await choice.focus();
  await page.keyboard.press('ArrowDown');
  await enforced.getByText('Please look at lastName again.').first().waitFor();
  expect(await enforced.getByText('Please look at email again.').count()).toBe(0);
});

test('preview on a narrow phone: the form with a shadow rule enforced fits', async () => {
  const { page } = await openConsole('', { viewport: { width: 320, height: 640 } }, shadowed());
  await page.getByLabel('Endpoint').selectOption(ENDPOINT);
  await page.getByRole('region', { name: 'With a shadow rule enforced' }).waitFor();
  await expect.poll(() => tooWide(page)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(page)).toEqual([]);
});

test('preview: retries a busy service once, then reports it', async () => {
  const { page } = await openConsole('', {}, shadowed());
  const decision = page.getByText('may not register.').first();
  await decision.waitFor();
  let refusals = 1;
  await page.route('**/console/api/preview', (route) => {
    if (refusals === 0) return route.continue();
    refusals -= 1;
    return route.fulfill({
      status: 503,
      headers: { 'retry-after': '1' },
      json: { error: { code: 'busy', message: 'The service is busy, try again: too many.' } },
    });
  });
  await page.getByLabel('Endpoint').selectOption(ENDPOINT);
  await page.getByText('rosario.jones@example.com may register.').waitFor();
  refusals = 2;
  await page.getByLabel('Endpoint').selectOption('/registrationHookSSR');
  await page.getByRole('alert').getByText('The service is busy, try again: too many.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await decision.waitFor();
});
