import type { JWTVerifyGetKey } from 'jose';
import type { OAuth2 } from '../../config/config.ts';
import { headerValues } from '../header-values.ts';
import { isAllowedPath, type PresentedCredentials, type RejectionReason } from './rejection.ts';
import { issuerOf } from './token-parts.ts';
import { verifyToken } from './verify-token.ts';

/** What tokens are checked with. */
export interface TokenChecks {
  /** The keys that are published at an address. */
  keysAt: (jwksUri: string) => JWTVerifyGetKey;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** The token and nothing else, in one header (RFC 6750, section 2.1); what is longer is no token of Okta's. */
const BEARER = /^Bearer ([\w-]{1,4096}\.[\w-]{1,8192}\.[\w-]{1,2048})$/;

/** The result of the first server that the token names and that lets it in, or else of the last one. */
export async function verifyBearer(
  request: PresentedCredentials,
  servers: readonly OAuth2[],
  { keysAt, now }: TokenChecks,
): Promise<RejectionReason | undefined> {
  const values = headerValues(request, 'authorization');
  if (values.length !== 1) return values.length === 0 ? 'none' : 'wrong';
  const [value = ''] = values;
  if (!value.startsWith('Bearer ')) return 'wrong';
  const token = BEARER.exec(value)?.[1];
  const issuer = token === undefined ? undefined : issuerOf(token);
  if (token === undefined || issuer === undefined) return 'token-malformed';
  let reason: RejectionReason = 'token-claims';
  // A token from elsewhere costs nobody a fetch of keys.
  for (const server of servers.filter((one) => one.issuer === issuer)) {
    const found = isAllowedPath(server, request.path)
      ? await verifyToken(token, server, keysAt(server.jwksUri), now())
      : 'endpoint';
    if (found === undefined) return undefined;
    reason = found;
  }
  return reason;
}
