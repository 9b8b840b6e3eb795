/** `1 entry`, `4,812 entries`. */
export function pluralize(number: number, one: string, many = `${one}s`): string {
  return `${thousands(number)} ${number === 1 ? one : many}`;
}

/** A number with commas, independent of the locale. */
export function thousands(number: number): string {
  return number.toLocaleString('en-US');
}
