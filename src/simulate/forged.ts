import { decodeJwt, generateKeyPair, SignJWT } from 'jose';
import type { Presented } from '../org/call-hook.ts';
import { fetchToken } from '../org/fetch-token.ts';
import type { Player } from './scenario.ts';

/** Credentials of the same kind that nobody has given out. */
export async function forged(
  presented: Presented,
  { fetch }: Pick<Player, 'fetch'>,
): Promise<{ presented: Presented; words: string }> {
  if (presented.kind === 'token') {
    const { token = '' } = {
      token: undefined,
      ...(await fetchToken(presented, fetch, AbortSignal.timeout(3000))),
    };
    const value = `Bearer ${await signedByAnother(token)}`;
    return {
      presented: { kind: 'header', name: 'authorization', value },
      words: 'a token with the right claims, signed by somebody else',
    };
  }
  const name = presented.kind === 'header' ? presented.name : 'authorization';
  const value = name.toLowerCase() === 'authorization' ? `Basic ${btoa('hookgate:wrong')}` : 'wrong';
  return { presented: { kind: 'header', name, value }, words: `a wrong ${name}` };
}

/** The same claims under a key that the authorization server does not have. */
async function signedByAnother(token: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  const claims = token.split('.').length === 3 ? decodeJwt(token) : {};
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'somebody-else' }).sign(privateKey);
}
