import type { RequestNode } from './request-tree.ts';

export const text: RequestNode = { kind: 'text' };
export const number: RequestNode = { kind: 'number' };
export const scalar: RequestNode = { kind: 'scalar' };
export const list: RequestNode = { kind: 'list' };
export const any: RequestNode = { kind: 'any' };
export const secret: RequestNode = { kind: 'text', secret: true };

export function object(properties: Readonly<Record<string, RequestNode>>): RequestNode {
  return { kind: 'object', properties };
}

/** The attributes of a signed-in user that Okta's examples show. */
const PROFILE = ['login', 'firstName', 'lastName', 'locale', 'timeZone'];

/** `data.context.session`: absent for client credentials, and for a sign-in that the service provider starts. */
const session = object({
  id: secret,
  userId: { ...text, personal: true },
  login: { ...text, personal: true },
  createdAt: text,
  expiresAt: text,
  status: text,
  lastPasswordVerification: text,
  amr: list,
  idp: object({ id: text, type: text }),
  mfaActive: scalar,
});

/** `data.context.user`: absent for client credentials. */
const user: RequestNode = {
  ...object({
    id: text,
    passwordChanged: text,
    // The links repeat the id.
    _links: any,
    profile: { kind: 'attributes', known: PROFILE },
  }),
  personal: true,
};

/**
 * The envelope of a request about a user who signs in, and its `data.context`.
 *
 * @param protocol `data.context.protocol`
 * @param data the other properties of `data`
 * @see Okta Management API, "TokenHook" and "SAMLPayLoad"
 */
export function signInRequest(
  eventType: string,
  protocol: Readonly<Record<string, RequestNode>>,
  data: Readonly<Record<string, RequestNode>>,
  context: Readonly<Record<string, RequestNode>> = {},
): RequestNode {
  return object({
    eventId: text,
    eventTime: text,
    eventType: { kind: 'text', values: [eventType] },
    eventTypeVersion: scalar,
    cloudEventVersion: scalar,
    contentType: text,
    // The URL of the request, which may have the same query.
    source: secret,
    data: object({
      context: object({
        request: object({
          id: text,
          method: text,
          // Its query has state, nonce, login_hint and id_token_hint.
          url: object({ value: secret }),
          ipAddress: { ...text, personal: true },
        }),
        protocol: object(protocol),
        session,
        user,
        ...context,
      }),
      ...data,
    }),
  });
}
