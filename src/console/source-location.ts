/** A part of a rule file, by its pointer: what somebody who has the text knows the line of. */
export interface SourceLocation {
  file: string;
  at: string;
}

export function keyOf({ file, at }: SourceLocation): string {
  return `${file}#${at}`;
}
