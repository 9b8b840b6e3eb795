import { expect, test } from 'vitest';
import { failedDecision } from '../../../src/decisions/decide.ts';
import type { Decision } from '../../../src/decisions/decision.ts';
import { hooks } from '../../../src/hooks/index.ts';
import type { Text } from '../../../src/rules/rule-file.ts';
import { compileYaml, decideAt, endpointFrom, pp, ssr } from './endpoint-from.ts';

const ENGLISH = 'Your request cannot be completed. Please contact your administrator.';
const GERMAN = 'Ihre Anfrage kann nicht abgeschlossen werden. Bitte wenden Sie sich an Ihren Administrator.';
const SPANISH = 'No se puede completar su solicitud. Póngase en contacto con su administrador.';

const HERE = 'language: [data.userProfile.locale, data.context.user.profile.locale]\n';

function rulesFor(requestType: string, outcome: string): string {
  const profile = requestType === 'progressive.profile' ? 'userProfileUpdate' : 'userProfile';
  const when = `{ fact: data.${profile}.firstName, operator: equal, value: Kim }`;
  return `requestTypes:
  ${requestType}:
    rules:
      - { name: kim, when: ${when}, then: allow, otherwise: ${outcome} }
`;
}

const denial = (text: string) =>
  `{ deny: true, error: { errorCauses: [{ errorSummary: ${text}, reason: NO, location: data.userProfile.email }] } }`;
const rules = (text: string) => rulesFor('self.service.registration', denial(text));

/** The texts that Okta gets. */
function textsOf({ reply }: Decision): (string | undefined)[] {
  return (reply.response.error?.errorCauses ?? []).map((cause) => cause.errorSummary);
}

async function textFor(yaml: string, locale: unknown, lists: Record<string, string> = {}) {
  const decision = await decideAt(endpointFrom(yaml, lists), ssr({ locale }));
  return textsOf(decision)[0];
}

const MAP = '{ default: Hello, de: Hallo, pt-BR: Oi, pt: Olá, en_US: Howdy, zh-Hant: 你好 }';

test.each([
  ['de', 'Hallo'],
  ['de_AT', 'Hallo'],
  ['DE-ch-1996', 'Hallo'],
  ['pt-BR', 'Oi'],
  ['pt_PT', 'Olá'],
  ['EN-us', 'Howdy'],
  ['en', 'Hello'],
  ['zh_Hant_TW', '你好'],
  ['zh-TW', 'Hello'],
  ['it', 'Hello'],
  ['default', 'Hello'],
  ['German', 'Hello'],
  ['', 'Hello'],
  [7, 'Hello'],
  [['de'], 'Hello'],
  [undefined, 'Hello'],
])('languages: the locale %j reads %s', async (locale, text) => {
  expect(await textFor(HERE + rules(MAP), locale)).toBe(text);
});

test('languages: the next fact counts if the first has no language, or one that the text does not have', async () => {
  const yaml = `language: [data.userProfile.preferredLanguage, data.userProfile.locale]\n${rules(MAP)}`;
  const read = async (preferredLanguage: unknown) =>
    textsOf(await decideAt(endpointFrom(yaml), ssr({ preferredLanguage, locale: 'de' })))[0];
  expect(await read('pt')).toBe('Olá');
  expect(await read('fr')).toBe('Hallo');
  expect(await read('none at all')).toBe('Hallo');
  expect(await read(undefined)).toBe('Hallo');
});

test('languages: each request type has the facts that Okta sends with it', async () => {
  const endpoint = endpointFrom(HERE + rulesFor('progressive.profile', denial('{ default: Hi, en: Hey }')));
  expect(textsOf(await decideAt(endpoint, pp({})))).toEqual(['Hey']);
});

test('languages: without language everybody reads the default, and so does the built-in denial in English', async () => {
  expect(await textFor(rules(MAP), 'de')).toBe('Hello');
  expect(await textFor(rulesFor('self.service.registration', 'deny'), 'de')).toBe(ENGLISH);
});

test('languages: each text is chosen on its own, also that of the whole error', async () => {
  const causes = '[{ errorSummary: { default: One, de: Eins } }, { errorSummary: Two }]';
  const error = `{ error: { errorSummary: { default: All, fr: Tout }, errorCauses: ${causes} } }`;
  const endpoint = endpointFrom(HERE + rulesFor('self.service.registration', error));
  const decision = await decideAt(endpoint, ssr({ locale: 'de' }));
  expect(decision.reply.response.error?.errorSummary).toBe('All');
  expect(textsOf(decision)).toEqual(['Eins', 'Two']);
  const french = await decideAt(endpoint, ssr({ locale: 'fr-CA' }));
  expect(french.reply.response.error?.errorSummary).toBe('Tout');
});

test('languages: each version of a text may hold templates, and only the chosen one is filled in', async () => {
  const text = `{ default: "Hello {{ data.userProfile.title }}", de: "Hallo {{ data.userProfile.title }}", fr: "{{ data.userProfile.long | append: data.userProfile.long }}" }`;
  const endpoint = endpointFrom(HERE + rules(text));
  const long = 'x'.repeat(5000);
  const inGerman = await decideAt(endpoint, ssr({ locale: 'de', title: 'Dr.', long }));
  expect(textsOf(inGerman)).toEqual(['Hallo Dr.']);
  const inFrench = await decideAt(endpoint, ssr({ locale: 'fr', title: 'Dr.', long }));
  expect(inFrench.failure?.code).toBe('reply-error');
  expect(textsOf(inFrench)).not.toEqual([ENGLISH]);
});

test('languages: a version that is left out has the name of the text', async () => {
  const endpoint = endpointFrom(HERE + rules('{ default: No, de: "{{ data.userProfile.groups }}" }'));
  const { leftOut } = await decideAt(endpoint, ssr({ locale: 'de', groups: ['a'] }));
  expect(leftOut).toMatchObject([{ name: 'errorSummary', at: expect.stringMatching(/errorSummary\/de$/) }]);
});

test('languages: derived facts and lookups may name the language', async () => {
  const yaml = `facts: { spoken: "{{ data.userProfile.locale | slice: 0, 2 }}" }
lookups: { country: { list: countries, key: "{{ data.userProfile.countryCode }}" } }
language: [facts.spoken, lookups.country.value.language]
${rules(MAP)}`;
  const endpoint = endpointFrom(yaml, { 'lists/countries.csv': 'value,language\nAT,de-AT\n' });
  const read = async (profile: Record<string, unknown>) => textsOf(await decideAt(endpoint, ssr(profile)))[0];
  expect(await read({ locale: 'pt or so' })).toBe('Olá');
  expect(await read({ countryCode: 'AT' })).toBe('Hallo');
  expect(await read({ countryCode: 'XX' })).toBe('Hello');
});

test('languages: a map outside of errors is a value', async () => {
  const outcome =
    '{ deny: true, debugContext: { note: { default: a, de: b } }, error: { errorSummary: No } }';
  const endpoint = endpointFrom(HERE + rulesFor('self.service.registration', outcome));
  const { reply } = await decideAt(endpoint, ssr({ locale: 'de' }));
  expect(reply.response.debugContext).toEqual({ note: { default: 'a', de: 'b' } });
});

test('languages: neither a text in several languages nor the built-in denial comes from the reply cache', async () => {
  for (const yaml of [rules(MAP), rulesFor('self.service.registration', 'deny')]) {
    const endpoint = endpointFrom(HERE + yaml);
    const read = async (locale: string) => textsOf(await decideAt(endpoint, ssr({ locale })))[0];
    const [first, second] = [await read('de'), await read('pt')];
    expect(first).not.toBe(second);
    expect(await read('de')).toBe(first);
  }
});

test('languages: a denial by default is translated, and is not cached', async () => {
  const endpoint = endpointFrom(`${HERE}requestTypes:
  self.service.registration:
    rules: [{ name: kim, when: { fact: data.userProfile.firstName, operator: equal, value: Kim }, then: allow }]
`);
  expect(textsOf(await decideAt(endpoint, ssr({ locale: 'de' })))).toEqual([GERMAN]);
  expect(textsOf(await decideAt(endpoint, ssr({ locale: 'es_MX' })))).toEqual([SPANISH]);
  expect(textsOf(await decideAt(endpoint, ssr({})))).toEqual([ENGLISH]);
});

test('languages: an unhandled request type is refused in the language of the person', async () => {
  const endpoint = endpointFrom(`${HERE.replace('profile.locale', 'profile.language')}${rules('No')}`);
  const request = pp({});
  const profile = { language: 'de' };
  Object.assign(request.data as object, { context: { user: { profile } } });
  expect(await decideAt(endpoint, request)).toMatchObject({ by: 'unhandled' });
  expect(textsOf(await decideAt(endpoint, request))).toEqual([GERMAN]);
});

const SLOW = '{{ data.userProfile.long | append: data.userProfile.long }}';

test('languages: a failed decision is told in the language of the person', async () => {
  const outcome = denial(`"${SLOW}"`);
  const request = ssr({ locale: 'de-CH', long: 'x'.repeat(5000) });
  const written = `onError: ${denial('{ default: Later, de: Später }')}\n`;
  for (const [onError, text] of [
    ['', GERMAN],
    ['onError: deny\n', GERMAN],
    [written, 'Später'],
    [`onError: ${denial(`"${SLOW}"`)}\n`, GERMAN],
  ] as const) {
    const endpoint = endpointFrom(HERE + rulesFor('self.service.registration', outcome) + onError);
    const decision = await decideAt(endpoint, request);
    expect(decision).toMatchObject({ by: 'onError', failure: { code: 'reply-error' } });
    expect(textsOf(decision)).toEqual([text]);
  }
});

test('languages: a language fact that fails counts as absent, and never changes a decision', async () => {
  const yaml = `facts:
  number: { template: "{{ data.userProfile.locale }}", as: number }
  spoken: "${SLOW}"
language: [facts.number, facts.spoken]
${rules(MAP)}`;
  const endpoint = endpointFrom(yaml);
  const decision = await decideAt(endpoint, ssr({ locale: 'de', long: 'x'.repeat(5000) }));
  expect(decision).toMatchObject({ by: 'rules', kind: 'deny' });
  expect(decision.failure).toBeUndefined();
  expect(textsOf(decision)).toEqual(['Hello']);
});

test('languages: a call without a readable request is refused in English', () => {
  const endpoint = endpointFrom(HERE + rules(MAP));
  const call = { id: 'id', version: 'v1', time: 0, endpoint, request: undefined };
  expect(textsOf(failedDecision(call, { code: 'timeout', message: 'late' }))).toEqual([ENGLISH]);
});

test('languages: a trace has the languages of the person, in files with language', async () => {
  const request = ssr({ locale: 'de_AT' });
  expect(await decideAt(endpointFrom(HERE + rules(MAP)), request, { trace: true })).toMatchObject({
    languages: ['de-AT'],
  });
  expect(await decideAt(endpointFrom(HERE + rules(MAP)), request)).not.toHaveProperty('languages');
  expect(await decideAt(endpointFrom(rules(MAP)), request, { trace: true })).not.toHaveProperty('languages');
});

test('languages: mistakes in unused outcomes are reported, too', () => {
  const { diagnostics } = compileYaml(
    `${HERE}outcomes: { no: ${denial('{ default: No, german: Nein, DE: Nein, de: Nee }')} }\n${rules('No')}`,
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code }) => code)).toEqual(['language-tag', 'duplicate-language']);
});

test('built-in texts: each ships in English, German, Spanish, French, Japanese and Portuguese', () => {
  for (const { builtInOutcomes } of Object.values(hooks))
    for (const { error } of Object.values(builtInOutcomes)) {
      const texts: Text[] = [
        error?.errorSummary ?? [],
        error?.errorCauses?.map((one) => one.errorSummary) ?? [],
      ].flat();
      for (const text of texts)
        expect(Object.keys(text)).toEqual(['default', 'en', 'de', 'es', 'fr', 'ja', 'pt']);
    }
});
