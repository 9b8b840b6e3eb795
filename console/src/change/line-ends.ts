const END = /\r\n|\r|\n/;

/**
 * Restores the line ends of a text from the editor, which uses line feeds only. A new line gets the line end of the line
 * before it, so that an edit changes no other line.
 */
export function keepLineEnds(before: string, written: string): string {
  if (!before.includes('\r')) return written;
  const [old, lines] = [before.split(END), written.split(END)];
  const ends = before.match(new RegExp(END, 'g')) ?? [];
  const head = commonLength(old, lines);
  const most = Math.min(old.length, lines.length) - head;
  const tail = Math.min(commonLength(old.toReversed(), lines.toReversed()), most);
  const between = ends.slice(0, Math.max(head, 1)).at(-1) ?? '\n';
  const endAt = (line: number) => {
    const fromLast = lines.length - 1 - line;
    return (line < head ? ends[line] : fromLast <= tail ? ends.at(-fromLast) : undefined) ?? between;
  };
  return lines.map((line, index) => (index === lines.length - 1 ? line : line + endAt(index))).join('');
}

/** The number of lines at the start that both have in common. */
function commonLength(some: readonly string[], others: readonly string[]): number {
  const different = some.findIndex((line, index) => line !== others[index]);
  return different === -1 ? some.length : different;
}
