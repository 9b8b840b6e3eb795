import { isIPv4, isIPv6 } from 'node:net';

/** A network in CIDR form (RFC 4632, RFC 4291); a single address has the longest prefix. */
export interface Network {
  address: string;
  prefix: number;
  family: 'ipv4' | 'ipv6';
}

/** @returns undefined if the text is neither an address nor a network */
export function parseCidr(text: string): Network | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const family = familyOf(address);
  if (family === undefined || rest.length > 0) return undefined;
  const longest = family === 'ipv4' ? 32 : 128;
  if (length === undefined) return { address, prefix: longest, family };
  const prefix = Number(length);
  return /^\d{1,3}$/.test(length) && prefix <= longest ? { address, prefix, family } : undefined;
}

/** An address with a zone (`fe80::1%eth0`) has no meaning outside of its machine. */
export function familyOf(address: string): Network['family'] | undefined {
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) && !address.includes('%') ? 'ipv6' : undefined;
}
