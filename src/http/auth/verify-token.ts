import type { JWTVerifyGetKey, JWTVerifyOptions, JWTVerifyResult } from 'jose';
import type { OAuth2 } from '../../config/config.ts';
import { codeOf } from '../../diagnostics/error-message.ts';
import { JwksUnavailable } from './jwks.ts';
import type { RejectionReason } from './rejection.ts';
import { hasClaimTypes } from './token-parts.ts';

/** Seconds by which two clocks may differ. */
const SKEW = 30;

/**
 * Says why a token of an authorization server is not accepted; undefined: it is.
 * An access token of Okta has its scopes as an array in `scp`, and its client in `cid`; an id token has no `scp`:
 * https://developer.okta.com/docs/reference/api/oidc/#access-token-payload
 */
export async function verifyToken(
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
    // A text would have "hookgate" in "not-hookgate".
    if (!hasClaimTypes(payload) || !Array.isArray(scp) || !scp.includes(scope)) return 'token-claims';
    const knownClient = clientIds === undefined || (typeof cid === 'string' && clientIds.includes(cid));
    return knownClient ? undefined : 'token-claims';
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Verifies the signature. Keys may share a name (RFC 7517, section 4.5): each of them is tried. If the token names no
 * key and there are several, it is refused.
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

/** Okta leaves `typ` out; RFC 9068 has at+jwt. Other kinds of tokens name themselves: logout+jwt, dpop+jwt. */
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

/** An error holds the claims: nothing but its code is looked at. */
function reasonOf(error: unknown): RejectionReason {
  if (error instanceof JwksUnavailable) return 'keys-unavailable';
  return REASONS.get(codeOf(error)) ?? 'token-malformed';
}
