import { describe, expect, test } from 'vitest';
import { formatDenials } from '../../../src/cli/denial-messages.ts';
import { denials } from '../../../src/lint/registration/denials.ts';
import { indexFiles } from '../../../src/lint/rule-index.ts';
import { parseRules } from '../../../src/rules/parse.ts';
import { findingsIn, withRules } from './findings-in.ts';

const HERE = 'language: [data.userProfile.locale]\n';
const EMAIL = 'when: { fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }';
const denial = (text: string) =>
  `{ deny: true, error: { errorCauses: [{ errorSummary: ${text}, reason: NO, location: data.userProfile.email }] } }`;
const file = (texts: string[], top = HERE) =>
  withRules(
    texts.map((text) => `${EMAIL}, otherwise: ${denial(text)}`),
    { top },
  );

describe('language-missing', () => {
  test('language-missing: is told once a file, at its first text with languages', () => {
    const texts = ['No', '{ default: No, de: Nein }', '{ default: No, fr: Non }'];
    expect(findingsIn('language-missing', file(texts, ''))).toEqual(['warn { default: No, de: Nein }']);
    expect(findingsIn('language-missing', file(texts))).toEqual([]);
  });
});

describe('missing-translation', () => {
  const found = (...texts: string[]) => findingsIn('missing-translation', file(texts));

  test('missing-translation: a text without a language of another text', () => {
    expect(found('{ default: A, de: B, fr: C }', '{ default: D, de: E }', 'F')).toEqual([
      'info { default: D, de: E }',
      'info F',
    ]);
  });

  test.each([
    ['texts in one language each', ['A', 'B']],
    ['the same language in another spelling', ['{ default: A, pt_br: B }', '{ default: C, PT-BR: D }']],
    [
      'a language that a more general one covers',
      ['{ default: A, de-AT: B, de: C }', '{ default: D, de: E }'],
    ],
    ['a tag with an extension', ['{ default: A, zh-Hant-TW-u-ca-chinese: B }']],
    ['a text that chooses by a tag', ['{ default: A, de: B }', '"{% if data.userProfile.a %}A{% endif %}"']],
    ['a text without words', ['{ default: A, de: B }', '"{{ data.context.request.id }} 42"']],
  ])('missing-translation: not for %s', (_, texts) => {
    expect(found(...texts)).toEqual([]);
  });

  test('missing-translation: is left to language-missing in a file without language', () => {
    expect(findingsIn('missing-translation', file(['{ default: A, de: B }', 'C'], ''))).toEqual([]);
  });
});

describe('facts of language', () => {
  const about = (code: string, top: string) => findingsIn(code, file(['No'], top));

  test('not-on-form: an attribute that a fact of language or a template reads', () => {
    const form = 'form: [firstName, lastName, email]\n';
    expect(about('not-on-form', form + HERE)).toEqual(['warn data.userProfile.locale']);
    expect(about('not-on-form', HERE)).toEqual([]);
    expect(about('not-on-form', `form: [email, locale]\n${HERE}`)).toEqual([]);
    const copies = `${EMAIL}, then: { set: { title: "{{ data.userProfile.userType }}" } }`;
    expect(findingsIn('not-on-form', withRules([copies], { top: form }))).toEqual([
      'warn "{{ data.userProfile.userType }}"',
    ]);
  });

  test('unknown-fact: a fact of language that no request has is an error', () => {
    expect(about('unknown-fact', 'language: [data.userProfil.locale]\n')).toEqual([
      'error data.userProfil.locale',
    ]);
  });

  test('fact-not-sent: not for a fact of language that another request type has', () => {
    expect(about('fact-not-sent', 'language: [data.context.user.profile.locale]\n')).toEqual([]);
  });

  test('context-attribute: a fact of language that Okta does not document', () => {
    expect(about('context-attribute', 'language: [data.context.user.profile.preferredLanguage]\n')).toEqual([
      'warn data.context.user.profile.preferredLanguage',
    ]);
  });
});

test('messages: each language of a text is checked at its own place', () => {
  const text = '{ default: Use okta.com, de: Nur <b>okta.com</b>, fr: Utilisez evil.example }';
  expect(findingsIn('html-in-message', file([text]))).toEqual(['warn Nur <b>okta.com</b>']);
  expect(findingsIn('domain-in-message', file([text]))).toEqual(['warn Utilisez evil.example']);
  const example = '{ default: Use okta.com, de: Eine Adresse wie kim.example }';
  expect(findingsIn('domain-in-message', file([example]))).toEqual(['warn Eine Adresse wie kim.example']);
});

test('domain-in-message: a domain behind "such as" is an example in every language of the built-in texts', () => {
  const two = EMAIL.replace('[okta.com]', '[okta.com, okta.dev]');
  const found = (text: string) =>
    findingsIn(
      'domain-in-message',
      withRules([`${two}, otherwise: ${denial(`{ default: No, xx: ${text} }`)}`]),
    );
  for (const words of ['Eine Adresse wie', 'Une adresse comme', 'Una dirección como', 'Por exemplo', '例'])
    expect(found(`"${words} okta.com"`)).toEqual([]);
  expect(found('Nur okta.com')).toEqual(['warn Nur okta.com']);
});

test('number-in-message: the texts of all languages are read', () => {
  const number = 'when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }';
  const rule = `${number}, otherwise: ${denial('{ default: Enter the number., en: Enter six digits. }')}`;
  expect(findingsIn('number-in-message', withRules([rule], { top: HERE }))).toEqual(['warn 4']);
});

test('reply-too-large: counts the longest language of a text alone', () => {
  const long = 'x'.repeat(100_000);
  const text = (rest: string) => `{ default: ${long}, de: ${long}, fr: ${long}${rest} }`;
  expect(findingsIn('reply-too-large', file([text('')]))).toEqual([]);
  expect(findingsIn('reply-too-large', file([text('x'.repeat(160_000))]))).toHaveLength(1);
});

function messagesOf(yaml: string): string {
  const text = `version: 1\nendpoint: /x\n${yaml}`;
  const parsed = parseRules([{ path: 'x.yaml', kind: 'rules', text }]);
  return formatDenials(denials(indexFiles(parsed)), (_, part) => part);
}

test('denials: each text is listed by language, with the languages that it lacks', () => {
  const rules = [
    `${EMAIL}, then: allow, otherwise: ${denial('{ default: No., de: Nein., fr: Non. }')}`,
    `${EMAIL}, otherwise: ${denial('{ default: Stop., en: Stop., de: Halt. }')}`,
  ];
  const printed = messagesOf(
    withRules(rules, { top: HERE, rest: '    default: continue\nunhandled: continue\n' }),
  );
  expect(printed).toBe(`
x.yaml:7 written out
  from            self.service.registration: r0, otherwise  x.yaml:7
  above the form  We found some errors. Please review the form and make corrections.
  at email        No.
  at email, de    Nein.
  at email, fr    Non.
  no en           No.

x.yaml:8 written out
  from            self.service.registration: r1, otherwise  x.yaml:8
  above the form  We found some errors. Please review the form and make corrections.
  at email        Stop.
  at email, de    Halt.
  no fr           Stop.

x.yaml deny, built in
  from            self.service.registration, progressive.profile: onError, left out
  above the form  We found some errors. Please review the form and make corrections.
  at email        Your request cannot be completed. Please contact your administrator.
  at email, de    Ihre Anfrage kann nicht abgeschlossen werden. Bitte wenden Sie sich an Ihren Administrator.
  at email, es    No se puede completar su solicitud. Póngase en contacto con su administrador.
  at email, fr    Votre demande ne peut pas aboutir. Veuillez contacter votre administrateur.
  at email, ja    リクエストを完了できません。管理者にお問い合わせください。
  at email, pt    Não é possível concluir a sua solicitação. Consulte o seu administrador.
`);
});

test('denials: without language the built-in denial is listed in English alone', () => {
  const printed = messagesOf(withRules([`${EMAIL}, then: allow`]));
  expect(printed).toContain('at email        Your request cannot be completed.');
  expect(printed).not.toContain('Ihre Anfrage');
});
