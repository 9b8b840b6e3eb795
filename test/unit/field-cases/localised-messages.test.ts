import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { decideAt, endpointFrom } from '../decisions/endpoint-from.ts';

/** A rule file that somebody wrote without `language`, the same with it, and a request of theirs. */
const folder = join(import.meta.dirname, '../../fixtures/field-cases/localised-messages');

const endpoint = (name: string) =>
  endpointFrom(readFileSync(join(folder, name), 'utf8').replace(/^version:.*\nendpoint:.*\n/, ''));

function requestWith(locale: string | undefined): HookRequest {
  const request = JSON.parse(readFileSync(join(folder, 'request.json'), 'utf8'));
  return { ...request, data: { ...request.data, userProfile: { ...request.data.userProfile, locale } } };
}

async function replyTo(name: string, locale: string | undefined) {
  const { reply } = await decideAt(endpoint(name), requestWith(locale));
  return reply.response;
}

const reply = (errorSummary: string) => ({
  commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }],
  error: {
    errorCauses: [
      {
        errorSummary,
        reason: 'NUMBER',
        locationType: 'body',
        location: 'data.userProfile.employeeNumber',
        domain: 'end-user',
      },
    ],
  },
});

test.each([
  [undefined, 'Enter the four digits.'],
  ['es_MX', 'Escriba los cuatro dígitos.'],
  ['fr', 'Entrez les quatre chiffres.'],
  ['ES', 'Enter the four digits.'],
])(
  'localised messages: a template that chooses the text reads the locale %s as before',
  async (locale, text) => {
    expect(await replyTo('rules.yaml', locale)).toEqual(reply(text));
  },
);

test.each([
  [undefined, 'Enter the four digits.'],
  ['es_MX', 'Escriba los cuatro dígitos.'],
  ['ES', 'Escriba los cuatro dígitos.'],
  ['fr', 'Entrez les quatre chiffres.'],
  ['be-BY', 'Увядзіце чатыры лічбы.'],
  ['ja_JP', 'Enter the four digits.'],
])('localised messages: a map by language gives the locale %s its text', async (locale, text) => {
  expect(await replyTo('rewritten.yaml', locale)).toEqual(reply(text));
});
