import { generateKeyPair, SignJWT } from 'jose';
import { isObject } from '../../hooks/envelope.ts';
import { type SentCredentials, TIMEOUT } from '../call-hook.ts';
import { fetchToken } from '../fetch-token.ts';
import { jsonOf } from '../reply.ts';
import type { ScenarioContext } from './scenario.ts';

/** Credentials that nobody has given out, and what they are in words. */
export interface ForgedCredential {
  presented: SentCredentials;
  words: string;
}

/** Wrong credentials of the same kind. */
export async function forgedCredentials(
  presented: SentCredentials,
  { fetch }: Pick<ScenarioContext, 'fetch'>,
): Promise<ForgedCredential> {
  if (presented.kind === 'token') {
    const fetched = await fetchToken(presented, fetch, AbortSignal.timeout(TIMEOUT)).catch(() => undefined);
    const claims = fetched !== undefined && 'token' in fetched ? claimsOf(fetched.token) : {};
    const value = `Bearer ${await signedBySomebodyElse(claims)}`;
    const words = 'a token with the right claims, signed by somebody else';
    return { presented: { kind: 'header', name: 'authorization', value }, words };
  }
  const name = presented.kind === 'header' ? presented.name : 'authorization';
  const value = presented.kind === 'header' ? wrong(presented.value) : wrong('Basic ');
  return { presented: { kind: 'header', name, value }, words: `a wrong ${name}` };
}

/** With the same scheme, and by HTTP Basic the same user name: who looks at nothing more is found out. */
function wrong(value: string): string {
  const [, scheme, token = ''] = /^(\S+) (.*)$/.exec(value) ?? [];
  if (scheme?.toLowerCase() !== 'basic') return scheme === undefined ? 'wrong' : `${scheme} wrong`;
  const [username] = Buffer.from(token, 'base64').toString('utf8').split(':');
  return `${scheme} ${Buffer.from(`${username}:${crypto.randomUUID()}`).toString('base64')}`;
}

/** The claims of a token; none of one that nobody but its server can read. */
function claimsOf(token: string): Record<string, unknown> {
  const claims = jsonOf(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return isObject(claims) ? claims : {};
}

/** Under a key that the authorization server does not have. */
async function signedBySomebodyElse(claims: Record<string, unknown>): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'somebody-else' }).sign(privateKey);
}
