/** Maximum length of a tag, as RFC 5646 recommends for buffers; matching takes time with the number of subtags. */
const LONGEST = 35;

/** A primary subtag of ISO 639 and further subtags. BCP 47 allows longer primary subtags, and none is registered. */
const TAG = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;

/**
 * The canonical form of a BCP 47 language tag: `en-US` for `en-US`, `EN-us` and `en_US`. Undefined for any other value.
 *
 * @see https://www.rfc-editor.org/info/bcp47
 */
export function languageTag(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const tag = value.replaceAll('_', '-');
  if (!TAG.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
