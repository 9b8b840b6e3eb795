import { isIP } from 'node:net';
import type { Draw } from './text.ts';

/** Groups of an IPv6 address that name a site (RFC 6177); the rest is a place in it. */
const SITE = 3;

/** Whether a text is an IP address to rules. One with a zone (`fe80::1%eth0`) is not. */
export function isPlainAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%');
}

/** Masks an IP address with another one of the same network, /24 or /48. */
export function maskAddress(address: string, draw: Draw): string {
  if (address.includes('.')) return address.replace(/\d+$/, () => String(draw(256)));
  const groups = expand(address);
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
