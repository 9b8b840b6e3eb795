import { describe, expect, test } from 'vitest';
import { type FormContext, formMessages } from '../../../src/hooks/registration/form-messages.ts';
import type { RequestType } from '../../../src/hooks/registration/request.ts';
import type { OutcomeError } from '../../../src/rules/rule-file.ts';

const SSR: RequestType = 'self.service.registration';
const PP: RequestType = 'progressive.profile';
const FORM_ERRORS = 'We found some errors. Please review the form and make corrections.';

type Error = OutcomeError<string> | undefined;
const cause = (errorSummary: string, location?: string) => ({
  errorSummary,
  ...(location !== undefined && { location }),
});
const email = cause('at email', 'data.userProfile.email');
const number = cause('at number', 'data.userProfile.employeeNumber');

/** What is shown, in short: a widget, its banner, `attribute: text` for fields, `-` for unseen, `?` for open. */
function inShort(error: Error, surface: FormContext): string[][] {
  return formMessages({ ...(error && { error }) }, surface).map(
    ({ widget, banner, fields, unseen, open }) => [
      widget,
      banner,
      ...fields.flatMap(({ attribute, texts }) => texts.map((text) => `${attribute}: ${text}`)),
      ...unseen.map((text) => `- ${text}`),
      ...open.map((text) => `? ${text}`),
    ],
  );
}

describe('Identity Engine', () => {
  test.each<[what: string, error: Error, requestType: RequestType, gen2: string[], gen3: string[]]>([
    ['no error', undefined, SSR, ['Registration denied.'], ['Registration denied.']],
    ['no error for an update', undefined, PP, ['Profile update denied.'], ['Profile update denied.']],
    [
      'no causes',
      { errorSummary: 'whole' },
      SSR,
      ['Registration cannot be completed at this time.', '- whole'],
      ['Registration cannot be completed at this time.', '- whole'],
    ],
    [
      'no causes for an update',
      { errorSummary: 'whole' },
      PP,
      [FORM_ERRORS, '- whole'],
      [FORM_ERRORS, '- whole'],
    ],
    [
      'texts at fields, beside one of the whole',
      { errorSummary: 'whole', errorCauses: [email, number, cause('again', 'data.userProfile.email')] },
      SSR,
      [FORM_ERRORS, 'email: at email', 'email: again', 'employeeNumber: at number', '- whole'],
      [FORM_ERRORS, 'email: at email', 'email: again', 'employeeNumber: at number', '? whole'],
    ],
    [
      'a whole that says the same as a field',
      { errorSummary: 'at email', errorCauses: [email] },
      SSR,
      [FORM_ERRORS, 'email: at email'],
      [FORM_ERRORS, 'email: at email'],
    ],
    [
      'texts at no field: the place of an update, and none at all',
      { errorCauses: [cause('a', 'data.userProfileUpdate.email'), cause('b')] },
      PP,
      [FORM_ERRORS, '? a', '? b'],
      [FORM_ERRORS, '? a', '? b'],
    ],
  ])('%s', (_, error, requestType, gen2, gen3) => {
    expect(inShort(error, { requestType })).toEqual([
      ['Gen2', ...gen2],
      ['Gen3', ...gen3],
    ]);
  });

  test('a field that is not on the form shows nothing for certain', () => {
    const [gen2] = inShort({ errorCauses: [email, number] }, { requestType: SSR, form: ['email'] });
    expect(gen2).toEqual(['Gen2', FORM_ERRORS, 'email: at email', '? at number']);
  });

  test('templates stay as they are written', () => {
    const error = { errorCauses: [cause('{{ data.x }}', 'data.userProfile.email')] };
    expect(inShort(error, { requestType: SSR })[0]).toContain('email: {{ data.x }}');
  });
});

describe('Classic Engine', () => {
  const classic = (error: Error) => inShort(error, { requestType: SSR, engine: 'classic' });

  test.each<[what: string, error: Error, expected: string[]]>([
    ['no error', undefined, ['Registration denied.']],
    ['no causes', { errorSummary: 'whole' }, ['Registration cannot be completed at this time', '- whole']],
    [
      'the first cause at the top',
      { errorSummary: 'whole', errorCauses: [email, number] },
      ['at email', '- whole', '- at number'],
    ],
    ['a whole that says the same', { errorSummary: 'at email', errorCauses: [email] }, ['at email']],
    ['the first cause without a place', { errorCauses: [cause('a'), email] }, ['a', '- at email']],
    [
      'the first cause at a bare name',
      { errorCauses: [cause('a', 'email'), number] },
      [FORM_ERRORS, 'email: a', '- at number'],
    ],
    [
      'the first cause elsewhere',
      { errorCauses: [cause('a', 'data.context.user'), email] },
      [FORM_ERRORS, '- a', '- at email'],
    ],
  ])('%s', (_, error, expected) => expect(classic(error)).toEqual([['Gen1', ...expected]]));

  test('an update is shown as in Identity Engine: the other one has none', () => {
    expect(inShort(undefined, { requestType: PP, engine: 'classic' }).map(([widget]) => widget)).toEqual([
      'Gen2',
      'Gen3',
    ]);
  });
});
