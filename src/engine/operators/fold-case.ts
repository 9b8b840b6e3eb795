/**
 * Lower case that never turns a non-ASCII character into ASCII: U+212A KELVIN SIGN does not become "k", nor "İ" an "i"
 * with a dot, so that no look-alike equals an ASCII text.
 */
export function foldCase(text: string): string {
  return converted(text, (run) => run.toLowerCase());
}

/** Upper case that never turns a non-ASCII character into ASCII: "ſ" does not become "S", nor "ı" "I". */
export function upperCase(text: string): string {
  return converted(text, (run) => run.toUpperCase());
}

function converted(text: string, convert: (run: string) => string): string {
  return text.replace(/[A-Za-z]+|[^\p{ASCII}]+/gu, (run) =>
    run <= '\u007f' ? convert(run) : [...run].map((character) => outsideAscii(character, convert)).join(''),
  );
}

function outsideAscii(character: string, convert: (run: string) => string): string {
  const result = convert(character);
  return /\p{ASCII}/u.test(result) ? character : result;
}
