import type { HookRequest } from '../envelope.ts';
import { envelopeOf, requestTo, signedIn } from '../sign-in-samples.ts';
import { SAML_EVENT_TYPE } from './request.ts';

const APP = 'https://example.okta.com/app/example_saml_app/exkExampleAppId/sso/saml';

function attribute(...values: string[]): Record<string, unknown> {
  return {
    attributes: { NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified' },
    attributeValues: values.map((value) => ({ attributes: { 'xsi:type': 'xs:string' }, value })),
  };
}

/** A request as Okta sends it when a user signs in to a SAML app. */
export const samples: Readonly<Record<'saml', HookRequest>> = {
  saml: {
    ...envelopeOf(SAML_EVENT_TYPE, 'exampleSamlEventId', APP),
    data: {
      context: {
        request: requestTo('GET', APP),
        protocol: {
          type: 'SAML2.0',
          issuer: {
            id: '0oaExampleSamlId',
            name: 'Example SAML app',
            uri: 'http://www.okta.com/exkExampleAppId',
          },
        },
        ...signedIn,
      },
      assertion: {
        subject: {
          nameId: 'rosario.jones@example.com',
          nameFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
          confirmation: {
            method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
            data: { recipient: 'https://sp.example.com/saml/acs' },
          },
        },
        authentication: {
          sessionIndex: 'idExampleSessionIndex',
          authnContext: {
            authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
          },
        },
        conditions: { audienceRestriction: ['urn:example:sp'] },
        claims: { firstName: attribute('Rosario'), groups: attribute('everyone', 'staff') },
        lifetime: { expiration: 300 },
      },
    },
  },
};
