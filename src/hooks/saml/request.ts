import { list, number, object, scalar, secret, signInRequest, text } from '../sign-in-request.ts';

export const SAML_EVENT_TYPE = 'com.okta.saml.tokens.transform';

/**
 * Okta's request of the SAML assertion inline hook.
 *
 * @see Okta Management API, "SAMLPayLoad" and "SAMLPayLoadDataAssertion"
 */
export const request = signInRequest(
  SAML_EVENT_TYPE,
  {
    type: { kind: 'text', values: ['SAML2.0'] },
    issuer: object({ id: text, name: text, uri: text }),
  },
  {
    assertion: object({
      subject: object({
        nameId: { ...text, personal: true },
        nameFormat: text,
        confirmation: object({ method: text, data: object({ recipient: text }) }),
      }),
      authentication: object({
        sessionIndex: secret,
        authnContext: object({ authnContextClassRef: text }),
        sessionLifetime: scalar,
      }),
      conditions: object({ audienceRestriction: list }),
      claims: { kind: 'object', open: true, properties: {}, personal: true },
      lifetime: object({ expiration: number }),
    }),
  },
);
