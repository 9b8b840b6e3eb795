import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Scalar } from '../../rules/rule-file.ts';
import {
  firstElements,
  isProblem,
  type Literal,
  type Operator,
  readEach,
  type ValueProblem,
} from './operator.ts';

/** Blocks that no longer count from the same moment on. */
interface Network {
  blocks: BlockList;
  expires: number;
}

interface Block {
  address: string;
  prefix: number;
  family: 'ipv4' | 'ipv6';
}

function parseNetworks(value: Literal): Network[] | ValueProblem {
  const blocks = readEach(value, parseBlock, {
    code: 'value-type',
    message: 'expected a list of addresses or CIDR blocks, or { list: NAME }',
    hint: 'write it as [203.0.113.0/24]',
  });
  if (isProblem(blocks)) return blocks;
  return [...Map.groupBy(blocks, ({ expires }) => expires)].map(([expires, group]) => {
    const network = { blocks: new BlockList(), expires };
    for (const {
      value: { address, prefix, family },
    } of group)
      network.blocks.addSubnet(address, prefix, family);
    return network;
  });
}

function parseBlock(entry: Scalar): Block | ValueProblem {
  const [address = '', length, ...rest] = String(entry).split('/');
  const family = familyOf(address);
  const bits = family === 'ipv4' ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (
    typeof entry === 'string' &&
    family !== undefined &&
    rest.length === 0 &&
    prefix >= 0 &&
    prefix <= bits
  ) {
    return { address, prefix, family };
  }
  const hint = 'write it as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32';
  return { code: 'value-type', message: `"${entry}" is not an address or a CIDR block`, hint };
}

/** An address with a zone (`fe80::1%eth0`) means nothing outside its machine. */
function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) && !address.includes('%') ? 'ipv6' : undefined;
}

function address(name: string, wanted: boolean): Operator {
  return {
    name,
    expects: 'a list of addresses or CIDR blocks, or { list: NAME }',
    prepare: (value) => {
      const networks = parseNetworks(value);
      if (isProblem(networks)) return networks;
      return (fact, { now }) => {
        const family = typeof fact === 'string' ? familyOf(fact) : undefined;
        if (family === undefined) return undefined;
        return (
          networks.some(({ blocks, expires }) => expires > now && blocks.check(fact as string, family)) ===
          wanted
        );
      };
    },
    edges: (value) => [
      ...firstElements(value).flatMap(aroundBlock),
      '198.51.100.7',
      '2001:db8:ffff::7',
      'office',
    ],
  };
}

/** The first and the last address of a block, and those before and behind it. */
function aroundBlock(entry: Scalar): string[] {
  const block = parseBlock(entry);
  if (isProblem(block)) return [];
  const bits = block.family === 'ipv4' ? 32 : 128;
  const size = 1n << BigInt(bits - block.prefix);
  const first = (numberOf(block) / size) * size;
  return [first - 1n, first, first + size - 1n, first + size]
    .filter((address) => address >= 0n && address < 1n << BigInt(bits))
    .map((address) => addressText(address, block.family));
}

const FAMILIES = {
  ipv4: { parts: 4, bits: 8, base: 10, separator: '.' },
  ipv6: { parts: 8, bits: 16, base: 16, separator: ':' },
} as const;

function numberOf({ address, family }: Block): bigint {
  const { parts, bits, base, separator } = FAMILIES[family];
  // `::` stands for as many zeros as are missing; the URL parser writes an IPv4 tail as hexadecimal.
  const plain = family === 'ipv6' ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
  const [head = '', tail = ''] = plain.split('::');
  const [left, right] = [head, tail].map((side) => (side === '' ? [] : side.split(separator))) as [
    string[],
    string[],
  ];
  const zeros = Array<string>(parts - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].reduce(
    (sum, part) => (sum << BigInt(bits)) | BigInt(Number.parseInt(part, base)),
    0n,
  );
}

function addressText(address: bigint, family: Block['family']): string {
  const { parts, bits, base, separator } = FAMILIES[family];
  const words = Array.from({ length: parts }, (_, index) =>
    ((address >> BigInt(bits * (parts - 1 - index))) & ((1n << BigInt(bits)) - 1n)).toString(base),
  );
  return words.join(separator);
}

export const networkOperators: Operator[] = [address('ipInCidr', true), address('ipNotInCidr', false)];
