import { isUtf8 } from 'node:buffer';
import type { JWTPayload } from 'jose';
import { parseStrictJson } from '../../diagnostics/strict-json.ts';
import { isObject } from '../../hooks/envelope.ts';

/**
 * Reads the issuer that a token names, before anything of the token is believed.
 *
 * jose parses header and claims with JSON.parse, so both are first held to {@link parseStrictJson}. The types of the
 * header's parameters are checked here as well (RFC 7515, section 4.1): jose ignores `typ` and `cty`, and an array in
 * place of a text would be compared as a text.
 *
 * @param token header, claims and signature in base64url, with a full stop between them
 * @returns `undefined` if the header or the claims are not the JSON of a token, or name no issuer
 */
export function issuerOf(token: string): string | undefined {
  const [header, claims] = token.split('.', 2).map(objectIn);
  if (header === undefined || claims === undefined || !hasHeaderTypes(header)) return undefined;
  const { iss } = claims;
  return typeof iss === 'string' ? iss : undefined;
}

/** True if the claims have the types that RFC 7519, section 4.1, and Okta give them; they may be absent. */
export function hasClaimTypes({ iss, sub, jti, aud, exp, nbf, iat, scp, cid }: JWTPayload): boolean {
  return (
    [iss, sub, jti, cid].every(isTextOrAbsent) &&
    // JSON has numbers that are too large for a double: 1e999 would be a token that never expires.
    [exp, nbf, iat].every((time) => time === undefined || Number.isFinite(time)) &&
    (isTextOrAbsent(aud) || isTexts(aud)) &&
    (scp === undefined || isTexts(scp))
  );
}

function hasHeaderTypes({ alg, typ, cty, kid, crit }: Record<string, unknown>): boolean {
  return [alg, typ, cty, kid].every(isTextOrAbsent) && (crit === undefined || isTexts(crit));
}

/** UTF-8 as RFC 7519 requires it; a byte order mark is not JSON. */
function objectIn(part: string): Record<string, unknown> | undefined {
  const bytes = Buffer.from(part, 'base64url');
  const parsed = parseStrictJson(isUtf8(bytes) ? bytes.toString('utf8') : '');
  return 'value' in parsed && isObject(parsed.value) ? parsed.value : undefined;
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
