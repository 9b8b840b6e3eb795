import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { samples } from '../../src/hooks/registration/samples.ts';
import { callHook } from '../../src/okta-simulator/call-hook.ts';
import { PATIENCE } from '../patience.ts';
import { type Serving, serve } from '../process/serve/serving.ts';
import { launchChromium } from './chromium.ts';
import { type Generation, type Org, startOrg } from './org.ts';
import { fillIn, readForm, readGoesOn } from './sign-in-form.ts';

/*
 * The "Test" section of Okta's guide to the registration inline hook, with all of its parts but Okta: the Sign-In Widget
 * in a browser, the real service with credentials over HTTP, and rules that change under it.
 */

const FORM_ERRORS = 'We found some errors. Please review the form and make corrections.';

let browser: Browser;
let org: Org;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(async () => {
  await page?.close();
  await org?.stop();
});
afterAll(() => browser?.close());

/** An org whose hooks are a running service. */
function startOrgFor({ port, secret }: Serving): Promise<Org> {
  const credentials = { kind: 'header', name: 'authorization', value: secret } as const;
  return startOrg(async (request, endpoint) => {
    const call = { url: `http://127.0.0.1:${port}${endpoint}`, body: JSON.stringify(request), credentials };
    const attempts = await callHook(call, { fetch, clock: () => performance.now() }, 1);
    return (attempts.at(-1) ?? attempts[0]).reply;
  });
}

const signUp = {
  endpoint: '/registrationHookSSR',
  request: samples.ssr,
  form: ['email', 'firstName', 'lastName'],
};
const outsider = { email: 'rosario.jones@acme.example', firstName: 'Rosario', lastName: 'Jones' };
const update = { endpoint: '/registrationHookPP', request: samples.pp, form: ['employeeNumber'] };

test.each<Generation>(['Gen2', 'Gen3'])("the guide's journey in %s", async (generation) => {
  const service = await serve();
  org = await startOrgFor(service);
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const open = (state: typeof signUp | typeof update) => page.goto(org.page(generation, state));

  await open(signUp);
  await fillIn(page, { email: 'kim.sato@okta.com', firstName: 'Kim', lastName: 'Sato' });
  expect(await readGoesOn(page)).toContain('The hook lets the registration go on.');

  await open(signUp);
  await fillIn(page, outsider);
  expect(await readForm(page, generation)).toEqual({
    banner: FORM_ERRORS,
    fields: { email: 'Only okta.com emails can register.' },
    values: outsider,
  });

  await open(update);
  await fillIn(page, { employeeNumber: '12345' });
  expect(await readForm(page, generation)).toEqual({
    banner: FORM_ERRORS,
    fields: { employeeNumber: 'Employee numbers must have 4 digits.' },
    values: { employeeNumber: '12345' },
  });

  await fillIn(page, { employeeNumber: '4321' });
  expect(await readGoesOn(page)).toContain('It writes employeeNumber to the profile.');

  const rules = join(service.directory, 'rules/profile-enrollment.yaml');
  const edited = readFileSync(rules, 'utf8').replaceAll(
    '{ list: corporate-domains }',
    '[okta.com, eu.okta.com, acme.example]',
  );
  writeFileSync(rules, edited);
  await service.waitFor(/rules loaded[\s\S]*rules loaded/);
  await open(signUp);
  await fillIn(page, outsider);
  expect(await readGoesOn(page)).toContain('The hook lets the registration go on.');
  expect(service.child.exitCode).toBeNull();
});
