import { expect, test } from 'vitest';
import { languageChoice } from '../../../console/src/preview/language-choice.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';

const LOCALE = 'data.userProfile.locale';
const bodyWith = (locale?: unknown) => {
  const { userProfile, ...data } = samples.ssr.data;
  return JSON.stringify({
    ...samples.ssr,
    data: { ...data, userProfile: { ...(userProfile as object), locale } },
  });
};
const choiceOf = (body: string, language: string[] | undefined = [LOCALE]) =>
  languageChoice(body, language, ['en', 'de']);

test('language choice: reads the tag in its canonical form', () => {
  expect(choiceOf(bodyWith('de'))).toMatchObject({ fact: LOCALE, chosen: 'de', tags: ['en', 'de'] });
  expect(choiceOf(bodyWith('pt_br'))).toMatchObject({ chosen: 'pt-BR', tags: ['en', 'de', 'pt-BR'] });
  expect(choiceOf(bodyWith())).toMatchObject({ chosen: '', tags: ['en', 'de'] });
});

test('language choice: sets and removes the fact in the request, and nothing else', () => {
  const choice = choiceOf(bodyWith('de'));
  expect(JSON.parse(choice?.withTag('ja') ?? '')).toEqual(JSON.parse(bodyWith('ja')));
  expect(JSON.parse(choice?.withTag('') ?? '')).toEqual(JSON.parse(bodyWith()));
});

test('language choice: the first fact that Okta sends', () => {
  const later = choiceOf('{ "data": {} }', ['facts.locale', 'data.context.user.profile.locale', LOCALE]);
  expect(JSON.parse(later?.withTag('de') ?? '')).toEqual({
    data: { context: { user: { profile: { locale: 'de' } } } },
  });
});

test('language choice: none without such a fact or without a request', () => {
  expect(languageChoice(bodyWith('de'), undefined, ['en'])).toBeUndefined();
  expect(choiceOf(bodyWith('de'), ['facts.locale'])).toBeUndefined();
  expect(choiceOf('{ "data": ')).toBeUndefined();
});
