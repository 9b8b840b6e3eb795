import type { JWTVerifyGetKey, JWTVerifyOptions, JWTVerifyResult } from 'jose';
import type { OAuth2 } from '../../config/config.ts';
import { codeOf } from '../../diagnostics/error-message.ts';
import { headerValues } from '../header-values.ts';
import { JwksUnavailable } from './jwks.ts';
import { isAllowedPath, type PresentedCredentials, type RejectionReason } from './rejection.ts';
import { hasClaimTypes, issuerOf } from './token-parts.ts';

/** Dependencies of token verification. */
export interface TokenChecks {
  /** The keys that are published at an address. */
  keysAt: (jwksUri: string) => JWTVerifyGetKey;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** One token in one header (RFC 6750, section 2.1), no longer than tokens of Okta. */
const BEARER = /^Bearer ([\w-]{1,4096}\.[\w-]{1,8192}\.[\w-]{1,2048})$/;

/** Clock skew in seconds. */
const SKEW = 30;

/**
 * Verifies the bearer token of a request.
 *
 * @param servers authorization servers; several can have the issuer of the token, and one that accepts it is enough
 * @returns the reason of the last server, or undefined if the token is valid
 */
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
  // Tokens of other issuers must not cause a fetch of keys.
  for (const server of servers.filter((one) => one.issuer === issuer)) {
    const found = isAllowedPath(server, request.path)
      ? await verifyToken(token, server, keysAt(server.jwksUri), now())
      : 'endpoint';
    if (found === undefined) return undefined;
    reason = found;
  }
  return reason;
}

/**
 * Verifies an access token of an authorization server.
 *
 * Okta's access tokens have scopes as an array in `scp`, and the client in `cid`; ID tokens have no `scp`:
 * https://developer.okta.com/docs/reference/api/oidc/#access-token-payload
 */
async function verifyToken(
  token: string,
  expected: Pick<OAuth2, 'issuer' | 'audience' | 'scope' | 'clientIds'>,
  keyFor: JWTVerifyGetKey,
  now: number,
): Promise<RejectionReason | undefined> {
  const { issuer, audience, scope, clientIds } = expected;
  try {
    const { payload, protectedHeader } = await verify(token, keyFor, {
      algorithms: ['RS256'],
      issuer,
      audience,
      requiredClaims: ['exp', 'iat'],
      clockTolerance: SKEW,
      currentDate: new Date(now),
    });
    if (!isAccessToken(protectedHeader.typ)) return 'token-malformed';
    const { scp, cid, iat = 0, exp = 0 } = payload;
    if (iat > now / 1000 + SKEW || exp < iat) return 'token-claims';
    // In a string, `includes` would find "hookgate" within "not-hookgate".
    if (!hasClaimTypes(payload) || !Array.isArray(scp) || !scp.includes(scope)) return 'token-claims';
    const knownClient = clientIds === undefined || (typeof cid === 'string' && clientIds.includes(cid));
    return knownClient ? undefined : 'token-claims';
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Verifies the signature. Several keys can have the same `kid` (RFC 7517, section 4.5): each of them is tried. A token
 * without `kid` is rejected if there are several keys.
 */
async function verify(
  token: string,
  keyFor: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  const { decodeProtectedHeader, errors, jwtVerify } = await import('jose');
  try {
    return await jwtVerify(token, keyFor, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    if (decodeProtectedHeader(token).kid === undefined) throw error;
    let reason: unknown = error;
    for await (const key of error) {
      try {
        return await jwtVerify(token, key, options);
      } catch (failure) {
        reason = failure;
        if (!(failure instanceof errors.JWSSignatureVerificationFailed)) break;
      }
    }
    throw reason;
  }
}

/** Okta omits `typ`; RFC 9068 has at+jwt. Tokens of other kinds have other types: logout+jwt, dpop+jwt. */
function isAccessToken(typ: string | undefined): boolean {
  return typ === undefined || /^(application\/)?(at\+)?jwt$/i.test(typ);
}

const REASONS: ReadonlyMap<string, RejectionReason> = new Map([
  ['ERR_JWT_EXPIRED', 'token-expired'],
  ['ERR_JWT_CLAIM_VALIDATION_FAILED', 'token-claims'],
  ['ERR_JWKS_NO_MATCHING_KEY', 'unknown-key'],
  ['ERR_JWKS_MULTIPLE_MATCHING_KEYS', 'unknown-key'],
  ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED', 'token-signature'],
]);

/** Uses the error's code only, because its message contains claims. */
function reasonOf(error: unknown): RejectionReason {
  if (error instanceof JwksUnavailable) return 'keys-unavailable';
  return REASONS.get(codeOf(error)) ?? 'token-malformed';
}
