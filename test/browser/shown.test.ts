import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { samples } from '../../src/hooks/registration/samples.ts';
import { effectOf, messagesShown } from '../../src/okta-simulator/registration/interpret-reply.ts';
import type { HookReply } from '../../src/okta-simulator/reply.ts';
import { PATIENCE } from '../patience.ts';
import { launchChromium } from './chromium.ts';
import { type Generation, type Org, startOrg } from './org.ts';
import { fillIn, readBanner, readForm } from './sign-in-form.ts';

/* Compares the form messages (hooks/registration/form-messages.ts) with those that Okta's widget shows for the same reply. */

let browser: Browser;
let org: Org;
let page: Page;
let reply: HookReply;
beforeAll(async () => {
  browser = await launchChromium();
  org = await startOrg(async () => reply);
});
afterEach(() => page?.close());
afterAll(async () => {
  await browser?.close();
  await org?.stop();
});

const FORM = ['email', 'firstName', 'employeeNumber'];
const cause = (attribute: string, errorSummary: string) => ({
  errorSummary,
  location: `data.userProfile.${attribute}`,
});
const refused = (...errorCauses: object[]) => ({ error: { errorSummary: 'The whole.', errorCauses } });
const DENY = { commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }] };

const replies: [what: string, reply: object | number][] = [
  ['a text at one field', refused(cause('email', 'Only okta.com emails can register.'))],
  ['texts at two fields', refused(cause('employeeNumber', 'Four digits.'), cause('email', 'Only okta.com.'))],
  ['markup, which stays text', refused(cause('email', '<b>bold</b> & <img src=x>'))],
  ['a denial without a word', DENY],
  ['an error without causes', { error: { errorSummary: 'The whole.' } }],
  ['no answer', 500],
];

/** Attributes that the user has already are on the form only if the request has them. */
const update = {
  ...samples.pp,
  data: { ...samples.pp.data, userProfileUpdate: { email: 'kim@okta.com', firstName: 'Kim' } },
};

const states = {
  'sign-up': { endpoint: '/hook', request: samples.ssr, form: FORM },
  'profile-update': { endpoint: '/hook', request: update, form: FORM },
} as const;
const requestTypes = {
  'sign-up': 'self.service.registration',
  'profile-update': 'progressive.profile',
} as const;

const cases = (['Gen2', 'Gen3'] as const).flatMap((generation: Generation) =>
  (['sign-up', 'profile-update'] as const).flatMap((kind) =>
    replies.map(([what, given]) => ({ generation, kind, what, given })),
  ),
);

test.each(cases)('$generation, $kind: $what', async ({ generation, kind, given }) => {
  reply =
    typeof given === 'number' ? { status: given, body: '' } : { status: 200, body: JSON.stringify(given) };
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(org.page(generation, states[kind]));
  await fillIn(page, { email: 'rosario.jones@example.com', firstName: 'Rosario' });
  const effect = effectOf(reply, requestTypes[kind]);
  const shown = messagesShown(effect, { requestType: requestTypes[kind], form: FORM });
  const { banner, fields } = shown.find(({ widget }) => widget === generation) ?? {};
  if (effect.kind === 'fail' && kind === 'sign-up') {
    expect(await readBanner(page, generation)).toBe(banner);
    return;
  }
  const seen = await readForm(page, generation);
  expect(seen.banner).toBe(banner);
  expect(seen.fields).toEqual(
    Object.fromEntries((fields ?? []).map(({ attribute, texts }) => [attribute, texts.join('\n')])),
  );
});
