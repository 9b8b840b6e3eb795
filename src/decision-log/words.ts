/** Capitals before a plural s, capitals before another word, a word, or digits. */
const WORD = /\p{Lu}{2,}s(?!\p{Ll})|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu;

/** The words in a name, in lower case with spaces between them: `newPINCode_2` is `new pin code 2`. */
export function wordsOf(name: string): string {
  return (name.match(WORD) ?? []).join(' ').toLowerCase();
}
