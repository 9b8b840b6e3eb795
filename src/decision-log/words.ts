/** Capitals before a plural s, capitals before another word, a word, or digits. */
const WORD = /\p{Lu}{2,}s(?!\p{Ll})|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu;

/** The words in a name, in lower case with spaces between them: `newPINCode_2` is `new pin code 2`. */
export function wordsOf(name: string): string {
  return (name.match(WORD) ?? []).join(' ').toLowerCase();
}

/**
 * Makes a test of names.
 *
 * @param parts looked for in a name without its spaces
 * @param words looked for in its words, because they are too short to be looked for within one
 */
export function nameTest(parts: readonly RegExp[], words: RegExp): (name: string) => boolean {
  const part = new RegExp(parts.map(({ source }) => source).join('|'));
  return (name) => {
    const own = wordsOf(name);
    return words.test(own) || part.test(own.replaceAll(' ', ''));
  };
}
