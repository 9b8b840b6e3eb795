/**
 * The words in a name, in lower case with spaces between them: `newPIN_2` is `new pin 2`. Digits are a word of their own.
 */
export function wordsOf(name: string): string {
  return name
    .replaceAll(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})|(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$& ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
