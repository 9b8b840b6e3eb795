import type { RequestNode } from '../request-tree.ts';
import { list, number, object, scalar, secret, signInRequest, text } from '../sign-in-request.ts';

export const TOKEN_EVENT_TYPE = 'com.okta.oauth2.tokens.transform';

const token = object({ lifetime: object({ expiration: number }) });

/** The parameters of a request for a token, which may have others. */
const authorization: RequestNode = {
  ...object({
    scope: text,
    state: secret,
    nonce: secret,
    code_challenge: secret,
    login_hint: secret,
    id_token_hint: secret,
    request: secret,
    code_verifier: secret,
    client_assertion: secret,
    // A URL of the app, whose query may hold anything.
    redirect_uri: secret,
    response_mode: text,
    response_type: text,
    client_id: text,
    grant_type: text,
  }),
};

/** Claims of any name; those that prove something are never logged. */
function claims(secrets: Readonly<Record<string, RequestNode>>): RequestNode {
  const properties = { ver: scalar, iss: text, aud: scalar, sub: text, ...secrets };
  return { kind: 'object', open: true, properties, personal: true };
}

/**
 * Okta's request of the token inline hook.
 *
 * @see Okta Management API, "TokenHook": `identity` only if an ID token is minted, `access` only with an access token
 */
export const request = signInRequest(
  TOKEN_EVENT_TYPE,
  {
    type: { kind: 'text', values: ['OAUTH2.0'] },
    request: authorization,
    OriginalGrant: object({ authorization, refresh_token: object({ jti: secret }) }),
    issuer: object({ uri: text }),
    client: object({ id: text, name: text, type: { kind: 'text', values: ['PUBLIC', 'CONFIDENTIAL'] } }),
  },
  {
    identity: object({ claims: claims({ jti: secret, nonce: secret, sid: secret, amr: list }), token }),
    access: object({ claims: claims({ jti: secret, sid: secret }), token, scopes: { kind: 'any' } }),
    refresh_token: object({ jti: secret }),
  },
  { policy: object({ id: text, rule: object({ id: text }) }) },
);
