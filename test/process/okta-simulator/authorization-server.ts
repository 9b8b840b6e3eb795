import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { hooks } from '../../../src/hooks/index.ts';
import { callHook, TIMEOUT } from '../../../src/okta-simulator/call-hook.ts';
import { effectOf } from '../../../src/okta-simulator/sign-in/interpret-reply.ts';
import { tokenHook } from '../../../src/okta-simulator/token/simulator.ts';
import { listening } from '../../local-server.ts';
import { tokenRequest } from './token-request.ts';

/** The audience of access tokens, as that of Okta's default authorization server. */
export const AUDIENCE = 'api://default';

/** The clients of the authorization server: an app with a sign-in, and a service. */
export const CLIENTS = {
  web: { id: 'web', secret: 'secret-of-web', redirectUri: 'https://app.example.com/callback' },
  service: { id: 'service', secret: 'secret-of-service' },
} as const;

/** The one person who can sign in. */
export const ROSARIO = {
  login: 'rosario.jones@example.com',
  password: 'correct horse',
  id: '00u48gwcu01WxvNo',
} as const;

/** A token hook as the Admin Console has it. */
export interface TokenHook {
  url: string;
  /** The value of `Authorization`. */
  secret: string;
  /** Time-out in milliseconds, for tests that a busy machine must not turn red; Okta's 3 s if left out. */
  timeout?: number;
}

/** A token after the hook. */
interface MintedToken {
  claims: Record<string, unknown>;
  token: { lifetime: { expiration: number } };
}

/** The tokens of one request to the token endpoint. */
interface MintedTokens {
  identity?: MintedToken;
  access: MintedToken;
}

/** Lifetimes in seconds. */
const LIFETIME = 3600;
const TTL = {
  AccessToken: LIFETIME,
  ClientCredentials: LIFETIME,
  RefreshToken: LIFETIME,
  AuthorizationCode: 60,
  Grant: LIFETIME,
  Interaction: LIFETIME,
  Session: LIFETIME,
};

/**
 * An authorization server (oidc-provider) that mints tokens as a custom authorization server of Okta does: it calls a token hook
 * once for each request to the token endpoint, with a time-out of 3 s and no retry, and applies all operations of the reply or none.
 * It runs until the test ends.
 *
 * @returns its issuer
 */
export async function startAuthorizationServer(hook: TokenHook): Promise<string> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  const issuer = await listening((request, response) => void handle(request, response));
  const minted = new WeakMap<KoaContextWithOIDC, MintedTokens>();
  const provider = new Provider(issuer, {
    ...(await configuration()),
    formats: {
      customizers: {
        async jwt(ctx, _token, { payload }) {
          const { iat, exp: _, ...claims } = payload;
          const tokens = await mint(ctx, claims, hook);
          minted.set(ctx, tokens);
          for (const name of Object.keys(payload)) delete payload[name];
          const exp = Number(iat) + tokens.access.token.lifetime.expiration;
          Object.assign(payload, tokens.access.claims, { iat, exp });
        },
      },
    },
    ttl: { ...TTL, IdToken: (ctx) => minted.get(ctx)?.identity?.token.lifetime.expiration ?? LIFETIME },
  });
  changeIdTokens(provider, minted);
  const oidc = provider.callback();
  handle = (request, response) =>
    request.url?.startsWith('/interaction/') ? signIn(provider, request, response) : oidc(request, response);
  return issuer;
}

async function configuration(): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const { web, service } = CLIENTS;
  return {
    clients: [
      {
        client_id: web.id,
        client_secret: web.secret,
        redirect_uris: [web.redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
      },
      {
        client_id: service.id,
        client_secret: service.secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    scopes: ['openid', 'profile', 'email', 'reports.read'],
    claims: { profile: ['name', 'preferred_username'], email: ['email'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...profileOf() }) }),
    // Okta asks for no consent unless a scope says so.
    async loadExistingGrant({ oidc }) {
      const { client, session, params } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(String(params?.['scope']));
      await grant.save();
      return grant;
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'reports.read',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: LIFETIME,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

function profileOf(): Record<string, string> {
  return { name: 'Rosario Jones', preferred_username: ROSARIO.login, email: ROSARIO.login };
}

/** The page of the sign-in, without the page: a form with login and password. */
async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams(await text(request));
  const isRosario = form.get('login') === ROSARIO.login && form.get('password') === ROSARIO.password;
  if (isRosario) await provider.interactionFinished(request, response, { login: { accountId: ROSARIO.id } });
  else response.writeHead(403).end();
}

/** Calls the hook, and returns the tokens that Okta would issue. A refusal ends the request with `server_error`. */
async function mint(
  ctx: KoaContextWithOIDC,
  accessClaims: Record<string, unknown>,
  { url, secret, timeout = TIMEOUT }: TokenHook,
): Promise<MintedTokens> {
  const { accountId } = ctx.oidc.account ?? {};
  const token = { lifetime: { expiration: LIFETIME } };
  const client = String(ctx.oidc.client?.clientId);
  const own = { ver: 1, cid: client, ...(accountId !== undefined && { uid: accountId }) };
  const granted = String(accessClaims['scope'] ?? ctx.oidc.params?.['scope'] ?? '').split(' ');
  const scopes = Object.fromEntries(granted.map((name) => [name, { id: `scp-${name}`, action: 'GRANT' }]));
  const access = { claims: { ...accessClaims, ...own }, token, scopes };
  const identity = {
    claims: { sub: accountId, iss: ctx.oidc.issuer, aud: client, ver: 1, ...profileOf() },
    token,
  };
  const request = tokenRequest(ctx, { access, ...(accountId !== undefined && { identity }) });
  const credentials = { kind: 'header', name: 'authorization', value: secret } as const;
  const call = { url, body: JSON.stringify(request), credentials };
  const attempts = await callHook(
    call,
    { fetch, clock: () => performance.now(), timeout },
    hooks.token.failure.retries,
  );
  const { kind, error, issued } = effectOf(attempts[0].reply, request, tokenHook);
  if (kind === 'refuse') throw new errors.CustomOIDCProviderError('server_error', error?.errorSummary ?? '');
  return issued as unknown as MintedTokens;
}

/** oidc-provider has no customizer for ID tokens: their payload gets the claims that the hook has left. */
function changeIdTokens(provider: Provider, minted: WeakMap<KoaContextWithOIDC, MintedTokens>): void {
  const { prototype } = provider.IdToken;
  const { payload } = prototype;
  prototype.payload = async function payloadAfterHook() {
    const { nonce, at_hash, auth_time, ...claims } = await payload.call(this);
    // An undefined member is no claim.
    return { ...(minted.get(this.ctx)?.identity?.claims ?? claims), nonce, at_hash, auth_time };
  };
}
