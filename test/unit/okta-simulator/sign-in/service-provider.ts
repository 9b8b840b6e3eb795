import { generateKeyPairSync } from 'node:crypto';
import { type Profile, SAML } from '@node-saml/node-saml';
import { SignedXml } from 'xml-crypto';

/** The key with which Okta signs. */
const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' });
const publicKey = key.publicKey.export({ type: 'spki', format: 'pem' });

/** Signs the assertion of a SAML response, as Okta does before it posts the response. */
export function signed(response: string): string {
  const signature = new SignedXml({
    privateKey,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  const assertion = "//*[local-name()='Assertion']";
  signature.addReference({
    xpath: assertion,
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
  });
  const issuer = `${assertion}/*[local-name()='Issuer']`;
  signature.computeSignature(response, { location: { reference: issuer, action: 'after' } });
  return signature.getSignedXml();
}

/** The service provider of the sample: it reads a signed response, and rejects any other. */
export async function readBy(audience: string, response: string): Promise<Profile> {
  const provider = new SAML({
    idpCert: String(publicKey),
    issuer: audience,
    audience,
    callbackUrl: 'https://sp.example.com/saml/acs',
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: true,
  });
  const SAMLResponse = Buffer.from(response).toString('base64');
  const { profile } = await provider.validatePostResponseAsync({ SAMLResponse });
  if (profile === null) throw new Error('the response has no assertion');
  return profile;
}
