/** `1 entry`, `4,812 entries`. */
export function pluralize(number: number, one: string, many = `${one}s`): string {
  return `${thousands(number)} ${number === 1 ? one : many}`;
}

/** With commas, whatever the language of the machine. */
export function thousands(number: number): string {
  return number.toLocaleString('en-US');
}
