import type { Scalar } from '../../rules/rule-file.ts';

/** Bits that the mask of an IPv6 address keeps. */
const IPV6_BITS = 48;

/**
 * Whether a test says the same of every address that the mask may stand for: of its /24, or of its /48.
 *
 * @param judge what the test says of an address
 * @param blocks what it compares with
 */
export function alikeInNetwork(
  address: string,
  judge: (address: string) => boolean,
  blocks: Iterable<Scalar>,
): boolean {
  if (!address.includes('.')) return [...blocks].every((block) => isWiderThanSite(String(block), address));
  const said = judge(address);
  const begin = address.replace(/\d+$/, '');
  return Array.from({ length: 256 }, (_, last) => judge(`${begin}${last}`)).every((one) => one === said);
}

/** Whether a block has all addresses of a /48 in it, or none of them. */
function isWiderThanSite(block: string, address: string): boolean {
  // An IPv4 address can be written in IPv6's form, and a mask has lost it then.
  if (!block.includes(':')) return !/^0:0:0:/.test(address);
  const length = /\/(\d+)$/.exec(block)?.[1];
  return length !== undefined && Number(length) <= IPV6_BITS;
}

/**
 * Whether a test on the order of times says the same of the first and of the last moment that the mask may stand for.
 */
export function alikeInMonth(time: string, judge: (time: string) => boolean): boolean {
  const [, year, month] = /^(\d{4})-(\d\d)/.exec(time) ?? [];
  const last = new Date(0);
  last.setUTCFullYear(Number(year), Number(month), 0);
  const ends = [
    ['01', '00:00'],
    [String(last.getUTCDate()).padStart(2, '0'), '23:59'],
  ].map(([day, clock]) =>
    time.replace(/^(\d{4}-\d\d-)\d\d/, `$1${day}`).replace(/([Tt ])\d\d:\d\d/, `$1${clock}`),
  );
  const said = judge(time);
  return ends.every((end) => judge(end) === said);
}
