import { timingSafeEqual } from 'node:crypto';
import type { Credential, Secret } from '../../config/config.ts';
import { headerValues } from '../header-values.ts';
import { type TokenChecks, verifyBearer } from './judge-bearer.ts';
import { noKeys } from './jwks.ts';
import {
  type Authenticate,
  isAllowedPath,
  type PresentedCredentials,
  type RejectionReason,
} from './rejection.ts';

/** The header that a credential stands in, and its whole value: what Okta's Admin Console asks for. */
export function headerOf(credential: Secret): { name: string; value: string } {
  if (credential.kind === 'header') return { name: credential.name, value: credential.value };
  const pair = Buffer.from(`${credential.username}:${credential.password}`).toString('base64');
  return { name: 'authorization', value: `Basic ${pair}` };
}

/**
 * The same credentials, and for each that stands in a header of its own the same secret as a browser can ask its user for
 * it: the header's name is the user name, its value the password.
 */
export function forBrowsers(credentials: readonly Credential[]): Credential[] {
  return credentials.flatMap((credential): Credential[] => {
    if (credential.kind !== 'header') return [credential];
    const { name: username, value: password, ...scope } = credential;
    return [credential, { ...scope, kind: 'basic', username, password }];
  });
}

const WITHOUT_KEYS: TokenChecks = { keysAt: () => noKeys, now: () => 0 };

/**
 * Lets in whom any one of the credentials lets in.
 *
 * @param checks needed where one of them is oauth2
 */
export function authenticateBy(
  credentials: readonly Credential[],
  checks: TokenChecks = WITHOUT_KEYS,
): Authenticate {
  const servers = credentials.filter((credential) => credential.kind === 'oauth2');
  const judgeSecret = judgeSecrets(credentials.filter((credential) => credential.kind !== 'oauth2'));
  const challenge = challengeOf(credentials);
  const judgeToken = async (request: PresentedCredentials, bySecret: RejectionReason) => {
    const reason = await verifyBearer(request, servers, checks);
    if (reason === undefined) return undefined;
    return { reason: reason === 'none' || bySecret === 'endpoint' ? bySecret : reason, challenge };
  };
  return (request) => {
    const reason = judgeSecret(request);
    if (reason === undefined) return undefined;
    return servers.length > 0 ? judgeToken(request, reason) : { reason, challenge };
  };
}

/**
 * Compares whole header values, byte for byte, in a time that does not depend on them: Okta sends a fixed text, so
 * nothing is decoded that could be read in two ways. A header that is sent twice presents nothing.
 */
function judgeSecrets(
  secrets: readonly Secret[],
): (request: PresentedCredentials) => RejectionReason | undefined {
  const expected = secrets.map((secret) => {
    const { name, value } = headerOf(secret);
    return { name, bytes: Buffer.from(value), secret };
  });
  return (request) => {
    const found = { presented: false, known: false, opening: false };
    for (const { name, bytes, secret } of expected) {
      const values = headerValues(request, name);
      const presented = Buffer.from(values.length === 1 ? (values[0] ?? '') : '');
      const fits = equals(presented, bytes) && values.length === 1;
      // No early exit: which of several credentials fits must not show either.
      found.presented = values.length > 0 || found.presented;
      found.known = fits || found.known;
      found.opening = (fits && isAllowedPath(secret, request.path)) || found.opening;
    }
    if (found.opening) return undefined;
    if (found.known) return 'endpoint';
    return found.presented ? 'wrong' : 'none';
  };
}

/** Takes as long for every value presented: where it has another length, what is expected is compared with itself. */
function equals(presented: Buffer, expected: Buffer): boolean {
  const sameLength = presented.length === expected.length;
  return timingSafeEqual(sameLength ? presented : expected, expected) && sameLength;
}

function challengeOf(credentials: readonly Credential[]): string {
  const fixed = credentials.some(({ kind }) => kind !== 'oauth2');
  const tokens = credentials.some(({ kind }) => kind === 'oauth2');
  const schemes = [...(fixed ? ['Basic'] : []), ...(tokens ? ['Bearer'] : [])];
  return schemes.map((scheme) => `${scheme} realm="hookgate"`).join(', ');
}
