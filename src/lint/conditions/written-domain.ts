/** Last labels that make a text without @ a domain. */
const LAST_LABEL =
  /\.([a-z]{2}|com|org|net|edu|gov|mil|int|info|biz|app|dev|cloud|example|test|local|internal|corp)$/i;

const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** The part of an address in a test's value: its domain, and its local part if given. */
export interface WrittenAddress {
  domain: string;
  local?: string;
}

/** The addresses in the value of contains, startsWith or endsWith. */
export function addressInText(operator: string, value: string): WrittenAddress[] {
  const at = value.lastIndexOf('@');
  if (at === -1 && operator === 'startsWith') return [];
  const tail = value.slice(at + 1).replace(/^[.-]+/, '');
  const open = at !== -1 && operator !== 'endsWith' && /^[a-z0-9-]+\.?$/i.test(tail);
  const domain = open ? `${tail.replace(/\.$/, '')}.com` : tail;
  const local = value.slice(0, Math.max(0, at));
  const plausible = at !== -1 || operator === 'endsWith' || LAST_LABEL.test(domain);
  return DOMAIN.test(domain) && plausible ? [{ domain, ...(local !== '' && { local }) }] : [];
}

/** The addresses that a pattern contains. */
export function addressesInPattern(pattern: string): WrittenAddress[] {
  return plainParts(pattern)
    .flatMap((part) => [...part.matchAll(/(@?)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)])
    .filter(([, at, domain = '']) => at === '@' || LAST_LABEL.test(domain))
    .map(([, , domain = '']) => ({ domain }));
}

/** The alternatives of a pattern without its metacharacters; a space replaces variable text. */
function plainParts(pattern: string): string[] {
  let text = pattern
    .replaceAll(/\(\?[a-zA-Z]+\)|^\^|\$$/g, '')
    .replaceAll(/(?<!\\)\.(?:[*+?]|\{[^}]*\})\??/g, ' ')
    .replaceAll(/\\([.-])|\[([.-])\]/g, '$1$2')
    .replaceAll(/\[[^\]]*\]|\\./g, ' ');
  const group = /\((?:\?:|\?P?<\w+>)?([^()|]*)(?:\|[^()]*)?\)[?*+]?/;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(group, '$1');
  }
  return text.split('|');
}
