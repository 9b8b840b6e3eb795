import Builder from 'fast-xml-builder';
import { xmlText } from '../../diagnostics/xml-text.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import {
  type AssertionAttribute,
  type AssertionParts,
  issuedAt,
  partsOfAssertion,
} from './assertion-parts.ts';

const NAMESPACES = {
  '@xmlns:saml2p': 'urn:oasis:names:tc:SAML:2.0:protocol',
  '@xmlns:saml2': 'urn:oasis:names:tc:SAML:2.0:assertion',
  '@xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
  '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
};

/**
 * The SAML response that Okta posts to the service provider with an assertion, without its signatures.
 *
 * @param assertion `data.assertion` of the request, as it is or after a reply has changed it
 * @see SAML 2.0 core, sections 2 and 3.2.2; its elements are in the order of the schema
 */
export function responseXml(assertion: Readonly<Record<string, unknown>>, request: HookRequest): string {
  const parts = partsOfAssertion(assertion, request);
  const issued = issuedAt(request);
  const id = idOf(request);
  const common = { '@Version': '2.0', '@IssueInstant': instant(issued) };
  const issuer = issuerOf(request);
  const builder = new Builder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
  });
  return builder.build({
    'saml2p:Response': {
      ...NAMESPACES,
      '@ID': `response-${id}`,
      ...common,
      ...attribute('Destination', parts.recipient),
      'saml2:Issuer': issuer,
      'saml2p:Status': {
        'saml2p:StatusCode': { '@Value': 'urn:oasis:names:tc:SAML:2.0:status:Success' },
      },
      'saml2:Assertion': {
        '@ID': `assertion-${id}`,
        ...common,
        'saml2:Issuer': issuer,
        ...statements(parts, issued),
      },
    },
  });
}

function statements(parts: AssertionParts, issued: number): Record<string, unknown> {
  const expires = instant(issued + parts.lifetime * 1000);
  return {
    'saml2:Subject': {
      'saml2:NameID': { ...attribute('Format', parts.nameIdFormat), ...content(parts.nameId ?? '') },
      'saml2:SubjectConfirmation': {
        ...attribute('Method', parts.confirmation),
        'saml2:SubjectConfirmationData': {
          '@NotOnOrAfter': expires,
          ...attribute('Recipient', parts.recipient),
        },
      },
    },
    'saml2:Conditions': {
      '@NotBefore': instant(issued - parts.lifetime * 1000),
      '@NotOnOrAfter': expires,
      ...(parts.audiences.length > 0 && {
        'saml2:AudienceRestriction': { 'saml2:Audience': parts.audiences.map(xmlText) },
      }),
    },
    'saml2:AuthnStatement': {
      '@AuthnInstant': instant(issued),
      ...attribute('SessionIndex', parts.sessionIndex),
      ...(parts.sessionEnd !== undefined && { '@SessionNotOnOrAfter': instant(parts.sessionEnd) }),
      'saml2:AuthnContext': { 'saml2:AuthnContextClassRef': xmlText(parts.authnContext ?? '') },
    },
    ...(parts.attributes.length > 0 && {
      'saml2:AttributeStatement': { 'saml2:Attribute': parts.attributes.map(attributeElement) },
    }),
  };
}

function attributeElement({ name, nameFormat, values }: AssertionAttribute): Record<string, unknown> {
  return {
    '@Name': xmlText(name),
    ...attribute('NameFormat', nameFormat),
    'saml2:AttributeValue': values.map(({ type, value }) => ({
      ...attribute('xsi:type', type),
      ...content(value),
    })),
  };
}

function attribute(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [`@${name}`]: xmlText(value) };
}

function content(value: string): Record<string, string> {
  return { '#text': xmlText(value) };
}

function issuerOf({ data }: HookRequest): string {
  const { uri = '' } = Object(Object(Object(data['context']).protocol).issuer);
  return xmlText(String(uri));
}

/** An id that is an XML name. */
function idOf({ eventId }: HookRequest): string {
  return String(eventId).replaceAll(/[^\w.-]/g, '_');
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
