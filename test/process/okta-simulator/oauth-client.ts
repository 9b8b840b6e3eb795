import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { AUDIENCE, CLIENTS, ROSARIO } from './authorization-server.ts';

/** The claims of verified tokens, or the error of the token endpoint. */
export interface Tokens {
  access?: JWTPayload;
  id?: JWTPayload;
  refreshToken?: string;
  error?: { error: string; error_description: string };
}

/** An OAuth client, which verifies each token by the keys of the authorization server. */
export function oauthClient(issuer: string) {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const verified = async (token: string, audience: string) =>
    (await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] })).payload;

  async function tokensFor(
    client: { id: string; secret: string },
    form: Record<string, string>,
  ): Promise<Tokens> {
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client.id}:${client.secret}`)}` },
      body: new URLSearchParams(form),
    });
    const answer = (await response.json()) as Record<string, string>;
    const { access_token, id_token, refresh_token, error, error_description = '' } = answer;
    if (error !== undefined) return { error: { error, error_description } };
    return {
      access: await verified(String(access_token), AUDIENCE),
      ...(id_token !== undefined && { id: await verified(id_token, client.id) }),
      ...(refresh_token !== undefined && { refreshToken: refresh_token }),
    };
  }

  return {
    /** Signs Rosario in: authorization code with PKCE. */
    async signIn(): Promise<Tokens> {
      const verifier = randomBytes(32).toString('base64url');
      const code = await authorize(issuer, createHash('sha256').update(verifier).digest('base64url'));
      const form = { grant_type: 'authorization_code', code, redirect_uri: CLIENTS.web.redirectUri };
      return tokensFor(CLIENTS.web, { ...form, code_verifier: verifier });
    },
    refresh: (refreshToken: string) =>
      tokensFor(CLIENTS.web, { grant_type: 'refresh_token', refresh_token: refreshToken }),
    /** Client credentials. */
    asService: () => tokensFor(CLIENTS.service, { grant_type: 'client_credentials', scope: 'reports.read' }),
  };
}

/** The way of the browser: to the authorization endpoint, the sign-in, and back to the app with a code. */
async function authorize(issuer: string, challenge: string): Promise<string> {
  const query = new URLSearchParams({
    client_id: CLIENTS.web.id,
    response_type: 'code',
    redirect_uri: CLIENTS.web.redirectUri,
    scope: 'openid profile email',
    nonce: 'a-nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const cookies = new Map<string, string>();
  const visit = async (url: string, init: RequestInit = {}): Promise<string> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status} ${await response.text()}`);
    return new URL(location, issuer).href;
  };
  const page = await visit(`${issuer}/auth?${query}`);
  const { login, password } = ROSARIO;
  const resume = await visit(page, { method: 'POST', body: new URLSearchParams({ login, password }) });
  const callback = new URL(await visit(resume));
  const code = callback.searchParams.get('code');
  if (code === null) throw new Error(`no code: ${callback.href}`);
  return code;
}
