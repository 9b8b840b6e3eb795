/**
 * A value as one line of JSON, with its end. What could end a line, colour a terminal or turn the direction of what
 * follows is written as an escape: a reader of the JSON gets the very text.
 */
export function jsonLine(value: object): string {
  const escaped = JSON.stringify(value).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits);
  return `${escaped}\n`;
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
