/** A part of a rule file, by its pointer: what somebody who has the text knows the line of. */
export interface Spot {
  file: string;
  at: string;
}

export function keyOf({ file, at }: Spot): string {
  return `${file}#${at}`;
}
