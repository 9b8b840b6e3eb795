import { randomUUID } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/token/samples.ts';

/**
 * The request of Okta's token hook for a request to the token endpoint. As at Okta, the address is that of the client that called the
 * token endpoint, and session and user are there only where somebody has signed in.
 *
 * @param tokens `identity` and `access`
 * @see Okta Management API, "TokenHook"
 */
export function tokenRequest(ctx: KoaContextWithOIDC, tokens: Record<string, unknown>): HookRequest {
  const { client, params = {}, issuer, account } = ctx.oidc;
  const { eventType, eventTypeVersion, cloudEventVersion, contentType } = samples.token;
  const { user, session, policy } = samples.token.data['context'] as Record<string, unknown>;
  const grantType = params['grant_type'];
  const url = ctx.href;
  return {
    eventId: randomUUID(),
    eventTime: new Date().toISOString(),
    eventType,
    eventTypeVersion,
    cloudEventVersion,
    contentType,
    source: url,
    data: {
      context: {
        request: { id: randomUUID(), method: ctx.method, url: { value: url }, ipAddress: ctx.ip },
        protocol: {
          type: 'OAUTH2.0',
          request: { client_id: client?.clientId, grant_type: grantType, scope: params['scope'] },
          ...(grantType === 'refresh_token' && {
            OriginalGrant: {
              authorization: { grant_type: 'authorization_code' },
              refresh_token: { jti: 'oar1' },
            },
          }),
          issuer: { uri: issuer },
          client: { id: client?.clientId, name: client?.clientId, type: 'CONFIDENTIAL' },
        },
        ...(grantType === 'authorization_code' && { session }),
        ...(account !== undefined && { user }),
        policy,
      },
      ...tokens,
    },
  };
}
