import { isIP } from 'node:net';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { below, diagnose, type Finding, type SourceFile } from '../diagnostics/source-file.ts';

/** A network as Node's BlockList takes it; a single address has the longest prefix. */
export interface Network {
  address: string;
  prefix: number;
  family: 'ipv4' | 'ipv6';
}

/** Parses an address or a network in CIDR form (RFC 4632, RFC 4291); undefined for anything else. */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', length] = text.split('/');
  const version = isIP(address);
  if (version === 0) return undefined;
  const longest = version === 4 ? 32 : 128;
  const prefix = length === undefined ? longest : Number(length);
  return prefix <= longest ? { address, prefix, family: `ipv${version as 4 | 6}` } : undefined;
}

/** Refuses what the schema cannot see: 203.0.113.300, 10.0.0.0/33. */
export function checkNetworks(networks: readonly string[], file: SourceFile): Diagnostic[] {
  return networks.flatMap((network, index) => {
    if (parseNetwork(network) !== undefined) return [];
    const finding: Finding = {
      code: 'network',
      message: `"${network}" is neither an address nor a network`,
      hint: 'write an address such as 203.0.113.7, or a network such as 203.0.113.0/24 or 2001:db8::/32',
    };
    return [diagnose(file, { at: below('/server/networks', index) }, finding)];
  });
}
