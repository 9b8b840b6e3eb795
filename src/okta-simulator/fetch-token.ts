import { isObject } from '../hooks/envelope.ts';
import { jsonOf } from './reply.ts';
import { isTimeOut, whyUnreachable } from './unreachable.ts';

export type Fetch = typeof fetch;

/** An OAuth 2.0 client, as configured for a hook in Okta's Admin Console. */
export interface TokenClient {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope: string;
}

/**
 * Fetches an access token by the client credentials grant, with the secret in the form (`client_secret_post`).
 * Source: RFC 6749, section 4.4; Management API, inline hook channel of type OAUTH.
 */
export async function fetchToken(
  { tokenUrl, clientId, clientSecret, scope }: TokenClient,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<FetchedToken> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
  const request = { method: 'POST', redirect: 'manual', headers: { accept: 'application/json' } } as const;
  try {
    const response = await fetch(tokenUrl, { ...request, body: new URLSearchParams(form), signal });
    return tokenIn(response.status, await response.text());
  } catch (error) {
    // The time-out is that of the call.
    if (isTimeOut(error))
      return { problem: 'the authorization server does not answer in the time of the call' };
    return { problem: `the authorization server cannot be reached: ${whyUnreachable(error)}` };
  }
}

/** An access token, or the reason why there is no token. */
type FetchedToken = { token: string } | { problem: string };

function tokenIn(status: number, text: string): FetchedToken {
  if (status !== 200) return { problem: `the authorization server answers with ${status}` };
  const answer = jsonOf(text);
  const token = isObject(answer) ? answer['access_token'] : undefined;
  if (typeof token === 'string' && /^[\w.~+/-]+=*$/.test(token)) return { token };
  return { problem: 'the answer of the authorization server has no access_token' };
}
