import { bestLanguage } from '../../decisions/languages.ts';
import { isBuiltIn } from '../../hooks/index.ts';
import { type FormContext, type FormMessage, formMessages } from '../../hooks/registration/form-messages.ts';
import type { Outcome } from '../../rules/rule-file.ts';
import { tagsOf, textsOf, versionFor, withTexts } from '../../rules/texts.ts';
import { effectiveOutcome } from '../effective-outcome.ts';
import { missingIn } from '../outcomes/languages.ts';
import { type IndexedFile, pathsTo } from '../rule-index.ts';

/** The messages of a denial in one language. */
export interface LanguageMessages {
  /** A tag of BCP 47. */
  language: string;
  shown: FormMessage[];
}

/** A text without some of the languages that other texts of the file have. */
export interface IncompleteText {
  /** The text of `default`. */
  text: string;
  missing: string[];
}

type Denying = Pick<Outcome, 'error'>;

/** The messages of a denial for a language that none of its texts has. */
export function defaultMessages(outcome: Denying, form: FormContext): FormMessage[] {
  return messagesIn(undefined, outcome, form);
}

/** The messages of a denial in each language of its texts, except for those that are alike in the default. */
export function messagesByLanguage(outcome: Denying, form: FormContext): LanguageMessages[] {
  const fallback = JSON.stringify(defaultMessages(outcome, form));
  return languagesOf(outcome)
    .map((language) => ({ language, shown: messagesIn(language, outcome, form) }))
    .filter(({ shown }) => JSON.stringify(shown) !== fallback);
}

function messagesIn(language: string | undefined, { error }: Denying, form: FormContext): FormMessage[] {
  if (error === undefined) return formMessages({}, form);
  const tags = language === undefined ? [] : [language];
  const inLanguage = withTexts(error, (text) => versionFor(text, bestLanguage(tags, tagsOf(text))));
  return formMessages({ error: inLanguage }, form);
}

function languagesOf({ error }: Denying): string[] {
  return error === undefined ? [] : [...new Set(textsOf(error).flatMap(tagsOf))];
}

/** The languages of the texts that a file itself has. */
export function languagesWrittenIn(file: IndexedFile): string[] {
  const { value } = file.source;
  const own = pathsTo(file)
    .filter(({ written }) => typeof written !== 'string' || !isBuiltIn(written, value))
    .flatMap(({ written }) => effectiveOutcome(written, value) ?? []);
  return [...new Set(own.flatMap(languagesOf))];
}

/** The texts of a denial that lack some of these languages, each once. */
export function incompleteTexts({ error }: Denying, languages: readonly string[]): IncompleteText[] {
  const found = new Map<string, IncompleteText>();
  for (const text of error === undefined ? [] : textsOf(error)) {
    const missing = missingIn(text, languages);
    const fallback = versionFor(text, undefined);
    if (missing.length > 0) found.set(fallback, { text: fallback, missing });
  }
  return [...found.values()];
}
