import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RequestType } from '../../../src/hooks/registration/request.ts';
import {
  type IdxBody,
  idxForm,
  idxReply,
  type SignInPage,
} from '../../../src/okta-simulator/registration/idx.ts';
import { effectOf, messagesShown } from '../../../src/okta-simulator/registration/interpret-reply.ts';
import type { ReplyEffect } from '../../../src/okta-simulator/scenarios/scenario.ts';

/** The input and the output of the widget: okta-signin-widget 7.49.0, recorded in Chromium. */
interface Tried {
  widget: 'Gen2' | 'Gen3';
  scenario: string;
  idxReply: IdxBody;
  banners: string[];
  fields: Record<string, string[]>;
}

const tried = JSON.parse(readFileSync('test/fixtures/widget-render.json', 'utf8')) as Tried[];

const field = (name: string, label: string) => ({ name, label, required: true });
const about = {
  stateHandle: '02state',
  base: 'http://localhost:3000',
  expiresAt: '2030-01-01T00:00:00.000Z',
};
const ssr: SignInPage = {
  ...about,
  requestType: 'self.service.registration',
  fields: [
    field('email', 'Email'),
    field('firstName', 'First name'),
    field('lastName', 'Last name'),
    field('employeeNumber', 'Employee number'),
  ],
};
const pp: SignInPage = {
  ...about,
  requestType: 'progressive.profile',
  fields: [field('employeeNumber', 'Employee number')],
};

const causes = (...texts: [attribute: string, text: string][]) => ({
  error: {
    errorCauses: texts.map(([attribute, errorSummary]) => ({
      errorSummary,
      location: `data.userProfile.${attribute}`,
    })),
  },
});
const DENY = { commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }] };
const HTML = '<b>bold</b> <a href="https://example.com/help">help</a> <img src=x onerror=1>';

/** The hook's replies that result in the recorded input. */
const replies: Record<string, object | 500> = {
  'ssr-field-email': causes(['email', 'Only okta.com emails can register.']),
  'ssr-two-fields': causes(
    ['email', 'Only okta.com emails can register.'],
    ['employeeNumber', 'Employee numbers must have 4 digits.'],
  ),
  'ssr-two-messages-one-field': causes(['email', 'First problem.'], ['email', 'Second problem.']),
  'ssr-global-only': DENY,
  'ssr-terminal-generic': 500,
  'ssr-html-field': causes(['email', HTML]),
  'pp-field-employeeNumber': causes(['employeeNumber', 'Employee numbers must have 4 digits.']),
  'pp-global-only': DENY,
};

const effectFor = (
  reply: object | 500,
  requestType: RequestType = 'self.service.registration',
): ReplyEffect =>
  effectOf(
    reply === 500 ? { status: 500, body: '' } : { status: 200, body: JSON.stringify(reply) },
    requestType,
  );

describe('idx: the recorded widget input equals the reply to a hook', () => {
  test.each(tried)('$scenario in $widget', ({ widget, scenario, idxReply: expected, banners, fields }) => {
    const page = scenario.startsWith('pp') ? pp : ssr;
    const effect = effectFor(replies[scenario] ?? {});
    expect(idxReply(effect, page)).toEqual({ status: 400, body: expected, open: [] });
    const form = page.fields.map(({ name }) => name);
    const shown = messagesShown(effect, { requestType: page.requestType, form }).find(
      (one) => one.widget === widget,
    );
    expect([shown?.banner]).toEqual(banners);
    const texts = shown?.fields.map(({ attribute, texts }) => [attribute, texts.join('')]);
    // Gen3 adds a word for screen readers at the start, and joins several texts in one list.
    const seen = Object.entries(fields).map(([name, found]) => [name, found.join('').replace(/^Error:/, '')]);
    expect(texts).toEqual(seen);
  });

  test('every scenario is recorded for Gen2 and Gen3', () => {
    for (const widget of ['Gen2', 'Gen3']) {
      const scenarios = tried.filter((one) => one.widget === widget).map(({ scenario }) => scenario);
      expect(new Set(scenarios)).toEqual(new Set(Object.keys(replies)));
    }
  });
});

/** The output of the widget as recorded: with texts at fields it shows its own sentence above the form. */
function inWidget({ remediation, messages }: IdxBody): { banner: string; fields: [string, string[]][] } {
  const [enroll] = (remediation?.value ?? []) as { value: { form?: { value: Field[] } }[] }[];
  const fields = (enroll?.value[0]?.form?.value ?? []).flatMap(({ name, messages: own }) =>
    own === undefined ? [] : [[name, own.value.map(({ message }) => message)] as [string, string[]]],
  );
  const banner =
    fields.length > 0
      ? 'We found some errors. Please review the form and make corrections.'
      : (messages?.value.map(({ message }) => message).join(', ') ?? '');
  return { banner, fields };
}

interface Field {
  name: string;
  messages?: { value: { message: string }[] };
}

test('idx: the widget shows exactly the predicted messages, for every reply of a hook', () => {
  const text = fc.string({ minLength: 1 });
  const location = fc.option(
    fc.constantFrom(
      'data.userProfile.email',
      'data.userProfile.employeeNumber',
      'data.userProfile.x',
      'email',
    ),
    { nil: undefined },
  );
  const cause = fc.record({ errorSummary: text, location }, { requiredKeys: ['errorSummary'] });
  const error = fc.record(
    { errorSummary: text, errorCauses: fc.array(cause, { maxLength: 4 }) },
    { requiredKeys: [] },
  );
  const reply = fc.oneof(fc.record({ error }), fc.constant(DENY), fc.constant(500 as const));
  fc.assert(
    fc.property(reply, fc.constantFrom(ssr, pp), (given, page) => {
      const effect = effectFor(given);
      const { body, open } = idxReply(effect, page);
      const form = page.fields.map(({ name }) => name);
      const shown = messagesShown(effect, { requestType: page.requestType, form });
      const seen = inWidget(body);
      expect(shown.map(({ widget }) => widget)).toEqual(['Gen2', 'Gen3']);
      for (const { banner, fields, open: unsure } of shown) {
        expect(seen.banner).toBe(banner);
        const texts = fields.map((one) => [one.attribute, one.texts] as const);
        expect(Object.fromEntries(seen.fields)).toEqual(Object.fromEntries(texts));
        expect(open).toEqual(expect.arrayContaining(unsure));
      }
    }),
  );
});

test('idx: the first page has a form without a message', () => {
  const { status, body } = idxForm(ssr);
  expect(status).toBe(200);
  expect(inWidget(body)).toEqual({ banner: '', fields: [] });
  expect(JSON.stringify(body)).toContain('http://localhost:3000/idp/idx/enroll/new');
  expect(JSON.stringify(idxForm(pp).body)).toContain('http://localhost:3000/idp/idx/enroll/update');
});

test('idx: if Okta continues, the page shows the written attributes, and no form', () => {
  const update = { type: 'com.okta.user.progressive.profile.update', value: { employeeNumber: '1234' } };
  const { status, body } = idxReply(effectFor({ commands: [update] }, pp.requestType), pp);
  expect(status).toBe(200);
  expect(body.remediation).toBeUndefined();
  expect(body.messages?.value).toEqual([
    expect.objectContaining({
      class: 'INFO',
      message: expect.stringContaining('It writes employeeNumber to'),
    }),
  ]);
});
