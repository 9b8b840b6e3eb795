/**
 * A value as JSON that can stand in a line. What could end the line, colour a terminal or turn the direction of what
 * follows is written as an escape: a reader of the JSON gets the very text.
 */
export function safeJson(value: object): string {
  const json = JSON.stringify(value);
  // Most are of plain characters, and this is found out sooner.
  if (/^[ -~]*$/.test(json)) return json;
  return json.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits);
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
