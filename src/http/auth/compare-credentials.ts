import { timingSafeEqual } from 'node:crypto';
import type { Credential, Secret } from '../../config/config.ts';
import { headerValues } from '../header-values.ts';
import { noKeys } from './jwks.ts';
import {
  type Authenticate,
  isAllowedPath,
  type PresentedCredentials,
  type RejectionReason,
} from './rejection.ts';
import { type TokenChecks, verifyBearer } from './verify-token.ts';

/** The header of a credential and its whole value, as entered in Okta's Admin Console. */
export function headerOf(credential: Secret): { name: string; value: string } {
  if (credential.kind === 'header') return { name: credential.name, value: credential.value };
  const pair = Buffer.from(`${credential.username}:${credential.password}`).toString('base64');
  return { name: 'authorization', value: `Basic ${pair}` };
}

/**
 * Adds to each header credential a basic credential, which browsers can ask for: its user name is the header's name, its
 * password the header's value.
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
 * Authenticates requests that have any of the credentials.
 *
 * @param checks required for oauth2 credentials
 */
export function authenticateBy(
  credentials: readonly Credential[],
  checks: TokenChecks = WITHOUT_KEYS,
): Authenticate {
  const servers = credentials.filter((credential) => credential.kind === 'oauth2');
  const checkSecret = checkSecrets(credentials.filter((credential) => credential.kind !== 'oauth2'));
  const challenge = challengeOf(credentials);
  const checkToken = async (request: PresentedCredentials, bySecret: RejectionReason) => {
    const reason = await verifyBearer(request, servers, checks);
    if (reason === undefined) return undefined;
    return { reason: reason === 'none' || bySecret === 'endpoint' ? bySecret : reason, challenge };
  };
  return (request) => {
    const reason = checkSecret(request);
    if (reason === undefined) return undefined;
    return servers.length > 0 ? checkToken(request, reason) : { reason, challenge };
  };
}

/**
 * Compares whole header values byte by byte in constant time. Nothing is decoded, because Okta sends a fixed text and
 * decoders accept several spellings. A header that occurs twice never matches.
 */
function checkSecrets(
  secrets: readonly Secret[],
): (request: PresentedCredentials) => RejectionReason | undefined {
  const expected = secrets.map((secret) => {
    const { name, value } = headerOf(secret);
    return { name, bytes: Buffer.from(value), secret };
  });
  return (request) => {
    const found = { presented: false, known: false, allowed: false };
    for (const { name, bytes, secret } of expected) {
      const values = headerValues(request, name);
      const presented = Buffer.from(values.length === 1 ? (values[0] ?? '') : '');
      const matches = equals(presented, bytes) && values.length === 1;
      // No early exit: the time must not depend on which of several credentials matches.
      found.presented = values.length > 0 || found.presented;
      found.known = matches || found.known;
      found.allowed = (matches && isAllowedPath(secret, request.path)) || found.allowed;
    }
    if (found.allowed) return undefined;
    if (found.known) return 'endpoint';
    return found.presented ? 'wrong' : 'none';
  };
}

/** Constant time: if the lengths differ, the expected value is compared with itself. */
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
