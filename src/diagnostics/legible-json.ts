/** Control and format characters (C0, DEL, C1, bidi, zero-width, tags) and Unicode's own line ends. */
const CONTROLS = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The same JSON value, with control and format characters written as `\uXXXX`; white space between tokens stays. */
export function legibleJson(json: string): string {
  // Most lines are ASCII, and this test is faster than the replacement.
  if (/^[ -~]*$/.test(json)) return json;
  return json.replaceAll(CONTROLS, (character) =>
    // JSON escapes UTF-16 units: a character above U+FFFF takes two escapes.
    character.replaceAll(/[\s\S]/g, (unit) => `\\u${hexadecimal(unit.charCodeAt(0), 4)}`),
  );
}

/** Like {@link legibleJson}, for a YAML text with such characters in double quotes only. */
export function legibleYaml(yaml: string): string {
  return yaml.replaceAll(CONTROLS, (character) => `\\U${hexadecimal(character.codePointAt(0) ?? 0, 8)}`);
}

/** True if a text has a control or format character, which could control a terminal. */
export function hasControls(text: string): boolean {
  return text.search(CONTROLS) !== -1;
}

/** A value as indented JSON with a final line feed: the output of every `--format json`. */
export function toLegibleJson(value: unknown): string {
  return `${legibleJson(JSON.stringify(value, null, 2))}\n`;
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
