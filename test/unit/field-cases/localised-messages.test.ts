import { expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const AT = '2026-11-30T12:00:00Z';
const ENGLISH = 'Enter the four digits.';

/** The JSON that Okta gets. */
async function replyTo(version: 'old' | 'new', locale?: string): Promise<unknown> {
  const set = locale === undefined ? [] : [`data.userProfile.locale=${locale}`];
  const printed = await fieldCase('localised-messages', version).explain(AT, set);
  const { debugContext: _, ...reply } = JSON.parse(/^\{$.*?^\}$/ms.exec(printed)?.[0] ?? '{}');
  return reply;
}

const denial = (errorSummary: string) => ({
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
  [undefined, ENGLISH],
  ['es_MX', 'Escriba los cuatro dígitos.'],
  ['fr', 'Entrez les quatre chiffres.'],
  ['ES', ENGLISH],
])(
  'localised-messages: a template that chooses the text answers the locale %s as before',
  async (locale, text) => {
    expect(await replyTo('old', locale)).toEqual(denial(text));
  },
);

test.each([
  [undefined, ENGLISH],
  ['es_MX', 'Escriba los cuatro dígitos.'],
  ['ES', 'Escriba los cuatro dígitos.'],
  ['fr', 'Entrez les quatre chiffres.'],
  ['be-BY', 'Увядзіце чатыры лічбы.'],
  ['ja_JP', ENGLISH],
])('localised-messages: a map by language answers the locale %s in its language', async (locale, text) => {
  expect(await replyTo('new', locale)).toEqual(denial(text));
});

test('localised-messages: check finds nothing, and explain names the language', async () => {
  expect(fieldCase('localised-messages', 'old').findings).toEqual([]);
  const { findings, explain } = fieldCase('localised-messages', 'new');
  expect(findings).toEqual([]);
  expect(await explain(AT, ['data.userProfile.locale=es_MX'])).toContain(
    '\ndeny, by four-digits\nlanguage: es-MX\n\nOkta gets 200\n',
  );
  expect(await explain(AT)).toContain('\ndeny, by four-digits\nlanguage: default\n\n');
});
