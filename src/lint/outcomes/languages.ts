import { bestLanguage } from '../../decisions/languages.ts';
import { below } from '../../diagnostics/source-file.ts';
import { hookOf } from '../../hooks/index.ts';
import { isDocumented } from '../../hooks/request-tree.ts';
import type { RuleSource, Text } from '../../rules/rule-file.ts';
import { isTextMap, tagsOf } from '../../rules/texts.ts';
import { type Check, findingAt } from '../check.ts';
import type { RuleIndex } from '../rule-index.ts';
import { errorTextsIn, withoutTemplates } from './outcome-parts.ts';

export const languageMissing: Check = {
  code: 'language-missing',
  severity: 'warn',
  description: 'A text in several languages in a file without `language`.',
  rationale: 'Nothing says which language a person reads: everybody gets the text of `default`.',
  fix: 'Name the fact with the language at the top of the file: `language: [data.userProfile.locale]`.',
  find: (index) => {
    const maps = errorTextsIn(index).filter(
      ({ source, text }) => source.value.language === undefined && isTextMap(text),
    );
    return [...Map.groupBy(maps, ({ source }) => source)].flatMap(([source, [first]]) => {
      if (first === undefined) return [];
      const message = 'only the text of default is ever shown, because the file has no language';
      const hint = `name the fact with the language at the top: language: [${localeOf(source)}]`;
      return [findingAt(source, { at: first.place }, { message, hint })];
    });
  },
};

export const missingTranslation: Check = {
  code: 'missing-translation',
  severity: 'info',
  description:
    'A text without a language that other texts of the file have. Not reported: a text without words, and one whose template chooses by a tag such as `case`.',
  rationale: 'A person who reads the other texts in their own language gets this one in that of `default`.',
  fix: 'Add the language to the text.',
  find: (index) => {
    const languages = languagesByFile(index);
    return errorTextsIn(index).flatMap(({ source, place, text }) => {
      const missing = missingIn(text, languages.get(source) ?? []);
      if (source.value.language === undefined || missing.length === 0) return [];
      const message = `the text has no ${missing.join(', ')}, as other texts of the file have`;
      const [tag] = missing;
      const hint = isTextMap(text)
        ? `add ${tag}: and the text`
        : `write it as { default: TEXT, ${tag}: TEXT }`;
      return [findingAt(source, { at: place }, { message, hint })];
    });
  },
};

/** The facts that hold a user's language, by the hooks that send them. */
const LOCALES = ['data.userProfile.locale', 'data.context.user.profile.locale'];

function localeOf({ value }: RuleSource): string | undefined {
  const { request } = hookOf(value);
  return LOCALES.find((fact) => isDocumented(request, fact.split('.')));
}

/** Codes of countries, and of Norwegian as a whole, by the language that people have in their settings. */
const MEANT: Readonly<Record<string, string>> = {
  at: 'de-AT',
  cn: 'zh-CN',
  cz: 'cs',
  dk: 'da',
  gb: 'en-GB',
  gr: 'el',
  jp: 'ja',
  kr: 'ko',
  no: 'nb',
  ua: 'uk',
  us: 'en-US',
  vn: 'vi',
};

export const languageCode: Check = {
  code: 'language-code',
  severity: 'warn',
  description:
    'A text in several languages with the code of a country, such as jp, or with no for Norwegian.',
  rationale: 'Locales name the language: that of a person in Japan is ja, and that of one in Norway nb.',
  source: 'BCP 47',
  fix: 'Write the code of the language: ja, uk, nb.',
  find: (index) =>
    errorTextsIn(index).flatMap(({ source, place, text }) => {
      if (!isTextMap(text)) return [];
      return Object.keys(text).flatMap((key) => {
        const [code = '', ...others] = key.toLowerCase().split(/[-_]/);
        const meant = Object.hasOwn(MEANT, code) ? MEANT[code] : undefined;
        if (meant === undefined) return [];
        const message = `"${key}" is hardly the language of anybody's settings`;
        const hint = `write ${[meant, ...others].join('-')}`;
        return [findingAt(source, { at: below(place, key), key: true }, { message, hint })];
      });
    }),
};

/** The languages of the texts in each file, in the order of the file. */
export function languagesByFile(
  index: Pick<RuleIndex, 'outcomes'>,
): ReadonlyMap<RuleSource, readonly string[]> {
  const byFile = Map.groupBy(errorTextsIn(index), ({ source }) => source);
  const entries = [...byFile].map(
    ([source, texts]) => [source, [...new Set(texts.flatMap(({ text }) => tagsOf(text)))]] as const,
  );
  return new Map(entries);
}

/** The languages in which a person gets the default of a text. None for a text that is alike in all languages. */
export function missingIn(text: Text, languages: readonly string[]): string[] {
  if (!isTextMap(text) && isAlike(text)) return [];
  const own = tagsOf(text);
  return languages.filter((tag) => !own.includes(tag) && bestLanguage([tag], own) === undefined);
}

function isAlike(text: string): boolean {
  return text.includes('{%') || !/\p{Letter}/u.test(withoutTemplates(text));
}
