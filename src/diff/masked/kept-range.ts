import { inMonth } from '../../decision-log/mask/kind.ts';
import type { Scalar } from '../../rules/rule-file.ts';

/** Bits that the mask of an IPv6 address keeps. */
const IPV6_BITS = 48;

/**
 * True if a test has the same result for every address with this mask: in its /24, or its /48.
 *
 * @param judge result of the test for an address
 * @param blocks that the test compares with
 */
export function isSameInNetwork(
  address: string,
  judge: (address: string) => boolean,
  blocks: Iterable<Scalar>,
): boolean {
  if (!address.includes('.')) return [...blocks].every((block) => containsSite(String(block), address));
  const said = judge(address);
  const begin = address.replace(/\d+$/, '');
  return Array.from({ length: 256 }, (_, last) => judge(`${begin}${last}`)).every((one) => one === said);
}

/** True if a block contains all addresses of a /48, or none of them. */
function containsSite(block: string, address: string): boolean {
  // The mask of an IPv4-mapped address has lost the IPv4 address.
  if (!block.includes(':')) return !/^0:0:0:/.test(address);
  const length = /\/(\d+)$/.exec(block)?.[1];
  return length !== undefined && Number(length) <= IPV6_BITS;
}

/** True if a comparison of times has the same result for the first and the last time with this mask. */
export function isSameInMonth(time: string, judge: (time: string) => boolean): boolean {
  const [, year, month] = /^(\d{4})-(\d\d)/.exec(time) ?? [];
  const last = new Date(0);
  last.setUTCFullYear(Number(year), Number(month), 0);
  const ends = [inMonth(time, 1), inMonth(time, last.getUTCDate(), 23, 59)];
  const said = judge(time);
  return ends.every((end) => judge(end) === said);
}
