/** Control and format characters (C0, DEL, C1, bidi, zero-width, tags) and Unicode's own line ends. */
const STEERING = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * The same JSON value, with each character that could steer a terminal written as `\uXXXX`. White space between
 * tokens stays; within strings JSON has none of it.
 */
export function legibleJson(json: string): string {
  return json.replaceAll(STEERING, (character) =>
    // JSON escapes UTF-16 units: a character beyond U+FFFF is a pair of them.
    character.replaceAll(/[\s\S]/g, (unit) => `\\u${hexadecimal(unit.charCodeAt(0), 4)}`),
  );
}

/** The same of a YAML text in which such characters stand in double quotes alone. */
export function legibleYaml(yaml: string): string {
  return yaml.replaceAll(STEERING, (character) => `\\U${hexadecimal(character.codePointAt(0) ?? 0, 8)}`);
}

/** Whether a text has a character that could steer a terminal. */
export function isSteering(text: string): boolean {
  return text.search(STEERING) !== -1;
}

/** A value as indented JSON, with a line feed at its end: what every `--format json` prints. */
export function toLegibleJson(value: unknown): string {
  return `${legibleJson(JSON.stringify(value, null, 2))}\n`;
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
