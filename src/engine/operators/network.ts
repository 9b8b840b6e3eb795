import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { isList, type Literal, type Operator, type ValueProblem } from './operator.ts';

/** Blocks that no longer count from the same moment on. */
interface Network {
  blocks: BlockList;
  expires: number;
}

function parseNetworks(value: Literal): Network[] | ValueProblem {
  const entries = isList(value)
    ? value.entries
    : Array.isArray(value)
      ? value.map((entry) => ({ value: entry, expires: undefined }))
      : undefined;
  if (entries === undefined)
    return {
      code: 'value-type',
      message: 'expected a list of addresses or CIDR blocks, or { list: NAME }',
      hint: 'write it as [203.0.113.0/24]',
    };
  const networks = new Map<number, Network>();
  for (const [index, { value: entry, expires = Number.POSITIVE_INFINITY }] of entries.entries()) {
    const network = networks.get(expires) ?? { blocks: new BlockList(), expires };
    networks.set(expires, network);
    if (typeof entry !== 'string' || !addBlock(network.blocks, entry)) {
      return {
        code: 'value-type',
        message: `"${entry}" is not an address or a CIDR block`,
        hint: 'write it as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32',
        index,
      };
    }
  }
  return [...networks.values()];
}

function addBlock(blocks: BlockList, entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const family = familyOf(address);
  const bits = family === 'ipv4' ? 32 : 128;
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (family === undefined || rest.length > 0 || length < 0 || length > bits) return false;
  blocks.addSubnet(address, length, family);
  return true;
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
      if (!Array.isArray(networks)) return networks;
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
