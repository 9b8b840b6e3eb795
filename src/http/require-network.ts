import { BlockList, isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { parseNetwork } from '../config/networks.ts';
import { HttpError } from './http-error.ts';

/**
 * Refuses who calls from elsewhere. The address is Express's: that of the connection, or what the configured number of
 * proxies says it is.
 *
 * @param networks addresses, or networks in CIDR form; the configuration has seen to it that they are
 */
export function requireNetwork(networks: readonly string[], onRefused: () => void): RequestHandler {
  const allowed = new BlockList();
  for (const network of networks) {
    const parsed = parseNetwork(network);
    if (parsed === undefined) throw new Error(`${network} is no network`);
    allowed.addSubnet(parsed.address, parsed.prefix, parsed.family);
  }
  return function networkRequired(request, _response, next) {
    if (isIn(allowed, request.ip)) return next();
    onRefused();
    next(new HttpError(403, 'forbidden-network', 'This address may not call.', {}, 'network'));
  };
}

/** An IPv4 address may be written as an IPv6 one (::ffff:203.0.113.7): BlockList takes both for the same. */
function isIn(allowed: BlockList, ip = ''): boolean {
  const [address = ''] = ip.split('%');
  const version = isIP(address);
  return version !== 0 && allowed.check(address, `ipv${version as 4 | 6}`);
}
