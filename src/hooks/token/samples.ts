import type { HookRequest } from '../envelope.ts';
import { envelopeOf, requestTo, signedIn } from '../sign-in-samples.ts';
import { TOKEN_EVENT_TYPE } from './request.ts';

const ISSUER = 'https://example.okta.com/oauth2/default';
const POLICY = { id: '00pExamplePolicyId', rule: { id: '0prExampleRuleId' } };

const spa = { id: '0oaExampleSpaId', name: 'Single-page app', type: 'PUBLIC' };
const web = { id: '0oaExampleWebId', name: 'Web app', type: 'CONFIDENTIAL' };
const service = { id: '0oaExampleServiceId', name: 'Nightly export', type: 'CONFIDENTIAL' };

const lifetime = { lifetime: { expiration: 3600 } };

const identity = {
  claims: {
    sub: '00u48gwcu01WxvNo',
    name: 'Rosario Jones',
    email: 'rosario.jones@example.com',
    ver: 1,
    iss: ISSUER,
    aud: spa.id,
    jti: 'ID.exampleIdTokenJti',
    amr: ['pwd'],
    idp: '00oexampleIdpId',
    nonce: 'exampleNonce',
    preferred_username: 'rosario.jones@example.com',
    auth_time: 1_768_467_480,
  },
  token: lifetime,
};

function access(
  client: { id: string },
  scopes: string[],
  ofUser: Record<string, unknown>,
): Record<string, unknown> {
  return {
    claims: {
      ver: 1,
      jti: 'AT.exampleAccessTokenJti',
      iss: ISSUER,
      aud: 'api://default',
      cid: client.id,
      ...ofUser,
    },
    token: lifetime,
    scopes: Object.fromEntries(
      scopes.map((name, index) => [name, { id: `scpExample${index}`, action: 'GRANT' }]),
    ),
  };
}

const ofUser = { uid: '00u48gwcu01WxvNo', sub: 'rosario.jones@example.com', firstName: 'Rosario' };

/** Requests as Okta sends them for the flows in which it issues tokens. */
export const samples: Readonly<Record<'token' | 'token-refresh' | 'token-service', HookRequest>> = {
  token: {
    ...envelopeOf(TOKEN_EVENT_TYPE, 'exampleTokenEventId', `${ISSUER}/v1/authorize`),
    data: {
      context: {
        request: requestTo('GET', `${ISSUER}/v1/authorize?response_type=token+id_token&state=exampleState`),
        protocol: {
          type: 'OAUTH2.0',
          request: {
            scope: 'openid profile email',
            state: 'exampleState',
            redirect_uri: 'https://app.example.com/callback',
            response_mode: 'fragment',
            response_type: 'token id_token',
            client_id: spa.id,
          },
          issuer: { uri: ISSUER },
          client: spa,
        },
        ...signedIn,
        policy: POLICY,
      },
      identity,
      access: access(spa, ['openid', 'profile', 'email'], ofUser),
    },
  },
  'token-refresh': {
    ...envelopeOf(TOKEN_EVENT_TYPE, 'exampleRefreshEventId', `${ISSUER}/v1/token`),
    data: {
      context: {
        request: requestTo('POST', `${ISSUER}/v1/token`),
        protocol: {
          type: 'OAUTH2.0',
          request: { scope: 'openid offline_access', client_id: web.id, grant_type: 'refresh_token' },
          OriginalGrant: {
            authorization: { scope: 'openid offline_access', grant_type: 'authorization_code' },
            refresh_token: { jti: 'oarExampleRefreshJti' },
          },
          issuer: { uri: ISSUER },
          client: web,
        },
        user: signedIn.user,
        policy: POLICY,
      },
      identity,
      access: access(web, ['openid', 'offline_access'], ofUser),
      refresh_token: { jti: 'oarExampleRefreshJti' },
    },
  },
  'token-service': {
    ...envelopeOf(TOKEN_EVENT_TYPE, 'exampleServiceEventId', `${ISSUER}/v1/token`),
    data: {
      context: {
        request: requestTo('POST', `${ISSUER}/v1/token`),
        protocol: {
          type: 'OAUTH2.0',
          request: { scope: 'reports.read', client_id: service.id, grant_type: 'client_credentials' },
          issuer: { uri: ISSUER },
          client: service,
        },
        policy: POLICY,
      },
      access: access(service, ['reports.read'], { sub: service.id }),
    },
  },
};
