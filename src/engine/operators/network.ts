import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Scalar } from '../../rules/rule-file.ts';
import { isProblem, type Literal, type Operator, readEach, type ValueProblem } from './operator.ts';

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
  };
}

export const networkOperators: Operator[] = [address('ipInCidr', true), address('ipNotInCidr', false)];
