import { isIPv4 } from 'node:net';
import { familyOf, type Network, parseCidr } from '../../rules/cidr.ts';
import type { Scalar } from '../../rules/rule-file.ts';
import { holds, type Key, type Keys, noteEntries, readKeys } from './keys.ts';
import { firstElements, isProblem, type Literal, type Operator, type ValueProblem } from './operator.ts';

/**
 * An address as eight groups of 16 bits. IPv4 addresses are mapped to IPv6 (::ffff:203.0.113.7), because requests contain
 * either form (RFC 4291, section 2.5.5.2).
 */
type Groups = number[];

const BITS = 128;
const IPV4_BITS = 32;
/** The first groups of an IPv4 address that is mapped to IPv6. */
const MAPPED = '0,0,0,0,0,65535';

interface Block {
  family: Network['family'];
  groups: Groups;
  /** Prefix length as an IPv6 block. */
  length: number;
}

/**
 * Blocks are looked up by their common bits, once for each prefix length in use, instead of one by one. The prefix lengths
 * themselves are keys without bits.
 */
function readNetworks(value: Literal): { keys: Keys; lengths: number[] } | ValueProblem {
  const keys = readKeys(value, 'networks', blockKeys, {
    code: 'value-type',
    message: 'expected a list of addresses or CIDR blocks, or { list: NAME }',
    hint: 'write it as [203.0.113.0/24]',
  });
  if (isProblem(keys)) return keys;
  const lengths = Array.from({ length: BITS + 1 }, (_, length) => length);
  return { keys, lengths: lengths.filter((length) => keys.get(lengthKey(length)) !== undefined) };
}

function blockKeys(entry: Scalar): string[] | ValueProblem {
  const block = parseBlock(entry);
  return isProblem(block) ? block : [lengthKey(block.length), bitsKey(block.groups, block.length)];
}

function lengthKey(length: number): string {
  return String.fromCharCode(length);
}

/** A prefix length, followed by so many bits of an address. */
function bitsKey(groups: Groups, length: number): string {
  let key = lengthKey(length);
  for (let left = length; left > 0; left -= 16) {
    const group = groups[(length - left) / 16] ?? 0;
    key += String.fromCharCode(left >= 16 ? group : group & (0xffff << (16 - left)));
  }
  return key;
}

/** The entry of a key, written with its first address. */
function entryOf(key: Key): string {
  const [length = 0, ...common] = Array.from(String(key), (_, index) => String(key).charCodeAt(index));
  const groups = Array.from({ length: 8 }, (_, index) => common[index] ?? 0);
  const isIPv4Block = length >= BITS - IPV4_BITS && groups.slice(0, 6).join() === MAPPED;
  const address = addressText(numberOf(groups), isIPv4Block ? 'ipv4' : 'ipv6');
  const shown = isIPv4Block ? address : new URL(`http://[${address}]`).hostname.slice(1, -1);
  return length === BITS ? shown : `${shown}/${isIPv4Block ? length - BITS + IPV4_BITS : length}`;
}

function parseBlock(entry: Scalar): Block | ValueProblem {
  const network = typeof entry === 'string' ? parseCidr(entry) : undefined;
  if (network !== undefined) {
    const { address, prefix, family } = network;
    const length = family === 'ipv4' ? BITS - IPV4_BITS + prefix : prefix;
    return { family, groups: groupsOf(address), length };
  }
  const hint = 'write it as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32';
  return { code: 'value-type', message: `"${entry}" is not an address or a CIDR block`, hint };
}

function groupsOf(address: string): Groups {
  if (isIPv4(address)) return [0, 0, 0, 0, 0, 0xffff, ...ipv4Groups(address)];
  // `::` replaces the missing groups, which are zero.
  const [head = [], tail = []] = address.split('::').map(ipv6Groups);
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function ipv6Groups(part: string): Groups {
  if (part === '') return [];
  return part
    .split(':')
    .flatMap((group) => (group.includes('.') ? ipv4Groups(group) : Number.parseInt(group, 16)));
}

function ipv4Groups(address: string): Groups {
  const [first = 0, second = 0, third = 0, fourth = 0] = address.split('.').map(Number);
  return [first * 256 + second, third * 256 + fourth];
}

/**
 * The network of an address, as `203.0.113.0/24`; a whole address is written without its length.
 *
 * @param ipv4 prefix length for IPv4 addresses, also mapped ones
 * @param ipv6 prefix length for IPv6 addresses
 * @returns undefined if the text is no address, or the length none of its family
 */
export function networkOf(text: string, ipv4: number, ipv6: number): string | undefined {
  if (familyOf(text) === undefined) return undefined;
  const groups = groupsOf(text);
  const isIPv4Address = groups.slice(0, 6).join() === MAPPED;
  const length = isIPv4Address ? BITS - IPV4_BITS + ipv4 : ipv6;
  const isLength = Number.isInteger(length) && length <= BITS && (isIPv4Address ? ipv4 : ipv6) >= 0;
  return isLength ? entryOf(bitsKey(groups, length)) : undefined;
}

function address(name: string, wanted: boolean): Operator {
  return {
    name,
    expects: 'a list of addresses or CIDR blocks, or { list: NAME }',
    prepare: (value) => {
      const networks = readNetworks(value);
      if (isProblem(networks)) return networks;
      const { keys, lengths } = networks;
      return (fact, context) => {
        if (typeof fact !== 'string' || familyOf(fact) === undefined) return undefined;
        const groups = groupsOf(fact);
        const found = lengths.some((length) => holds(keys, bitsKey(groups, length), context.now));
        if (context.noted !== undefined) {
          const known = lengths.map((length) => bitsKey(groups, length));
          noteEntries(keys, known, context.now, context.noted, entryOf);
        }
        return found === wanted;
      };
    },
    doesNotApply: (fact) =>
      typeof fact === 'string' && familyOf(fact) !== undefined ? undefined : 'is not an IP address',
    boundaryValues: (value) => [
      ...firstElements(value).flatMap(aroundBlock),
      '198.51.100.7',
      '2001:db8:ffff::7',
      'office',
    ],
  };
}

/** Boundary values: the first and the last address of a block, and their neighbours outside. */
function aroundBlock(entry: Scalar): string[] {
  const block = parseBlock(entry);
  if (isProblem(block)) return [];
  const { family, groups, length } = block;
  const size = 1n << BigInt(BITS - length);
  const first = (numberOf(groups) / size) * size;
  const least = family === 'ipv4' ? numberOf(groupsOf('0.0.0.0')) : 0n;
  const most = least + (1n << BigInt(family === 'ipv4' ? IPV4_BITS : BITS)) - 1n;
  return [first - 1n, first, first + size - 1n, first + size]
    .filter((address) => address >= least && address <= most)
    .map((address) => addressText(address, family));
}

function numberOf(groups: Groups): bigint {
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n);
}

function addressText(address: bigint, family: Block['family']): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    Number((address >> BigInt(112 - 16 * index)) & 0xffffn),
  );
  if (family === 'ipv6') return groups.map((group) => group.toString(16)).join(':');
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

export const networkOperators: Operator[] = [address('ipInCidr', true), address('ipNotInCidr', false)];
