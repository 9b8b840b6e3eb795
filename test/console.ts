/** A command of a console block, and what it is said to print. */
export interface Command {
  place: string;
  line: string;
  output: string[];
}

/** Reads `$ command` and what stands under it; a command may go on in the next line after a backslash. */
export function commandsOf({ place, text }: { place: string; text: string }): Command[] {
  const commands: Command[] = [];
  for (const line of text
    .trimEnd()
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .split('\n')) {
    if (line.startsWith('$ ')) commands.push({ place, line: line.slice(2), output: [] });
    else commands.at(-1)?.output.push(line);
  }
  return commands;
}

/** The printed lines, those that "..." stands for replaced by it; unequal lines stay, so that a diff shows them. */
export function abridged(lines: string[], pattern: string[]): string[] {
  const [wanted, ...rest] = pattern;
  if (wanted === undefined) return lines;
  if (wanted.trim() !== '...') {
    const [line, ...others] = lines;
    return line === undefined ? [] : [line, ...abridged(others, line === wanted ? rest : [])];
  }
  const end = rest[0] === undefined ? lines.length : lines.indexOf(rest[0]);
  return end === -1 ? lines : [wanted, ...abridged(lines.slice(end), rest)];
}
