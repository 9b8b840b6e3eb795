import { generateKeyPair, SignJWT } from 'jose';
import { isObject } from '../../hooks/envelope.ts';
import { type SentCredentials, TIMEOUT } from '../call-hook.ts';
import { fetchToken } from '../fetch-token.ts';
import { jsonOf } from '../reply.ts';
import type { ScenarioContext } from './scenario.ts';

/** Creates invalid credentials of the same kind, with their description. */
export async function forgedCredentials(
  credentials: SentCredentials,
  { fetch }: Pick<ScenarioContext, 'fetch'>,
): Promise<{ credentials: SentCredentials; words: string }> {
  if (credentials.kind === 'token') {
    const fetched = await fetchToken(credentials, fetch, AbortSignal.timeout(TIMEOUT)).catch(() => undefined);
    const claims = fetched !== undefined && 'token' in fetched ? claimsOf(fetched.token) : {};
    const value = `Bearer ${await signedByAnotherKey(claims)}`;
    const words = 'a token with the right claims, signed with another key';
    return { credentials: { kind: 'header', name: 'authorization', value }, words };
  }
  const name = credentials.kind === 'header' ? credentials.name : 'authorization';
  const value = credentials.kind === 'header' ? wrong(credentials.value) : wrong('Basic ');
  return { credentials: { kind: 'header', name, value }, words: `a wrong ${name}` };
}

/** Keeps the scheme, and the user name of HTTP Basic, so that a service that checks only these is detected. */
function wrong(value: string): string {
  const [, scheme, token = ''] = /^(\S+) (.*)$/.exec(value) ?? [];
  if (scheme?.toLowerCase() !== 'basic') return scheme === undefined ? 'wrong' : `${scheme} wrong`;
  const [username] = Buffer.from(token, 'base64').toString('utf8').split(':');
  return `${scheme} ${Buffer.from(`${username}:${crypto.randomUUID()}`).toString('base64')}`;
}

/** The claims of a JWT; empty for an opaque token. */
function claimsOf(token: string): Record<string, unknown> {
  const claims = jsonOf(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return isObject(claims) ? claims : {};
}

/** Signs claims with a key that the authorization server does not have. */
async function signedByAnotherKey(claims: Record<string, unknown>): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'another-key' }).sign(privateKey);
}
