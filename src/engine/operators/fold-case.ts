/**
 * Lower case that never turns a non-ASCII character into ASCII: U+212A KELVIN SIGN does not become "k", nor "İ" an "i"
 * with a dot, so that no look-alike equals an ASCII text.
 */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]+|[^\p{ASCII}]+/gu, (run) =>
    run <= '\u007f' ? run.toLowerCase() : [...run].map(foldOne).join(''),
  );
}

function foldOne(character: string): string {
  const lower = character.toLowerCase();
  return /\p{ASCII}/u.test(lower) ? character : lower;
}
