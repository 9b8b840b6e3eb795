import { languageTag } from './language-tag.ts';
import type { ErrorCause, OutcomeError, Text } from './rule-file.ts';

/** The key of the text that is shown if no language matches. */
export const DEFAULT = 'default';

/** A text with its language: the key as written, `default` for a text that is not a map. */
export type Version = readonly [language: string, text: string];

/** True for a text that is given in several languages. */
export function isTextMap(text: Text): text is Readonly<Record<string, string>> {
  return typeof text === 'object';
}

/** A text in each of its languages, as written. */
export function versionsOf(text: Text): Version[] {
  return isTextMap(text) ? Object.entries(text) : [[DEFAULT, text]];
}

/** The tags of a text's languages, without `default`; keys that are no tags are left out. */
export function tagsOf(text: Text): string[] {
  return versionsOf(text)
    .map(([key]) => languageTag(key))
    .filter((tag) => tag !== undefined);
}

/** The version of a text with a tag of `tagsOf`; for any other tag that of `default`. */
export function versionFor(text: Text, tag: string | undefined): string {
  const versions = versionsOf(text);
  const find = (isWanted: (key: string) => boolean) => versions.find(([key]) => isWanted(key))?.[1];
  const found = tag === undefined ? undefined : find((key) => languageTag(key) === tag);
  return found ?? find((key) => key === DEFAULT) ?? '';
}

/** The texts of an error, as written: its own first. */
export function textsOf({ errorSummary, errorCauses = [] }: OutcomeError): Text[] {
  const own = errorSummary === undefined ? [] : [errorSummary];
  return [...own, ...errorCauses.map((cause) => cause.errorSummary)];
}

/** An error with one version of each text. */
export function withTexts(
  { errorSummary, errorCauses, ...others }: OutcomeError,
  choose: (text: Text) => string,
): OutcomeError<string> {
  const chosen = (cause: ErrorCause) => ({ ...cause, errorSummary: choose(cause.errorSummary) });
  return {
    ...others,
    ...(errorSummary !== undefined && { errorSummary: choose(errorSummary) }),
    ...(errorCauses !== undefined && { errorCauses: errorCauses.map(chosen) }),
  };
}
