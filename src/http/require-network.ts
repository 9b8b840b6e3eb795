import { BlockList, isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { parseCidr } from '../rules/cidr.ts';
import { httpError } from './http-error.ts';

/**
 * Allowlist of client addresses. The address is Express's: that of the connection, or the one that the configured number of
 * reverse proxies reports.
 *
 * @param networks valid addresses or networks in CIDR form
 */
export function requireNetwork(
  networks: readonly string[],
  onRefused: (path: string) => void,
): RequestHandler {
  const allowed = new BlockList();
  for (const network of networks) {
    const parsed = parseCidr(network);
    if (parsed === undefined) throw new Error(`${network} is no network`);
    allowed.addSubnet(parsed.address, parsed.prefix, parsed.family);
  }
  return function networkRequired(request, _response, next) {
    if (includes(allowed, request.ip)) return next();
    onRefused(request.path);
    next(httpError('forbidden-network', 'network'));
  };
}

/** BlockList treats IPv4-mapped IPv6 addresses (::ffff:203.0.113.7) as IPv4 addresses. */
function includes(allowed: BlockList, ip = ''): boolean {
  const [address = ''] = ip.split('%');
  const version = isIP(address);
  return version !== 0 && allowed.check(address, `ipv${version as 4 | 6}`);
}
