import { isIP } from 'node:net';
import type { Draw } from './text.ts';

/** Groups of an IPv6 address that name a site (RFC 6177); the rest is a place in it. */
const SITE = 3;

/** An IP address of the same network, /24 or /48; undefined where the text is none. */
export function maskAddress(text: string, draw: Draw): string | undefined {
  // A zone (`fe80::1%eth0`) is no address to rules.
  if (isIP(text) === 0 || text.includes('%')) return undefined;
  if (text.includes('.')) return text.replace(/\d+$/, () => String(draw(256)));
  const groups = expand(text);
  return [...groups.slice(0, SITE), ...groups.slice(SITE).map(() => draw(0x10000).toString(16))].join(':');
}

/** The eight groups of an address in which `::` stands for zeros. */
function expand(text: string): string[] {
  const [head = [], tail = []] = text
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail];
}
