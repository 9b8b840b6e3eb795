/** Local parts of addresses, for tests that exclude the present one. */
const LOCAL_PARTS = ['lee', 'sato', '7'];

/** Texts made of two, so that tests of the beginning, the end, the length or a part may all be met. */
export function combinedTexts(one: unknown, other: unknown): string[] {
  if (typeof one !== 'string' || typeof other !== 'string') return [];
  return [...overlaid(one, other), ...overlaid(other, one), ...sameDomain(one), ...sameDomain(other)];
}

/** A text at the beginning and at the end of another one: in place of its characters, and beside them. */
function overlaid(part: string, whole: string): string[] {
  return [
    `${part}${whole.slice(part.length)}`,
    `${whole.slice(0, Math.max(0, whole.length - part.length))}${part}`,
    `${part}${whole}`,
    ...(whole.includes('@') ? [`${part.replace(/@.*/s, '')}${whole.slice(whole.indexOf('@'))}`] : []),
  ];
}

function sameDomain(text: string): string[] {
  const at = text.indexOf('@');
  return at === -1 ? [] : LOCAL_PARTS.map((local) => `${local}${text.slice(at)}`);
}
