/** Mailboxes, where the one that is at hand is excluded. */
const LOCAL_PARTS = ['lee', 'sato', '7'];

/** Texts made of two, so that what asks for the beginning, the end, the length or a part may be content with both. */
export function combinedValues(one: unknown, other: unknown): string[] {
  if (typeof one !== 'string' || typeof other !== 'string') return [];
  return [...overlaid(one, other), ...overlaid(other, one), ...elsewhere(one), ...elsewhere(other)];
}

/** The first text at the beginning and at the end of the second: in place of what stands there, and beside it. */
function overlaid(part: string, whole: string): string[] {
  return [
    `${part}${whole.slice(part.length)}`,
    `${whole.slice(0, Math.max(0, whole.length - part.length))}${part}`,
    `${part}${whole}`,
    ...(whole.includes('@') ? [`${part.replace(/@.*/s, '')}${whole.slice(whole.indexOf('@'))}`] : []),
  ];
}

/** The same domain, with other people. */
function elsewhere(text: string): string[] {
  const at = text.indexOf('@');
  return at === -1 ? [] : LOCAL_PARTS.map((local) => `${local}${text.slice(at)}`);
}
