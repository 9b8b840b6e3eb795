import type { Profile } from '@node-saml/node-saml';
import { expect, test } from 'vitest';
import type { HookRequest } from '../../../../src/hooks/envelope.ts';
import { samples } from '../../../../src/hooks/saml/samples.ts';
import { samlSimulator } from '../../../../src/okta-simulator/saml/simulator.ts';
import type { IssuedPart } from '../../../../src/okta-simulator/scenarios/scenario.ts';
import { ruleSetOf } from '../../../rule-set-of.ts';
import { startService } from '../../http/service.ts';
import { resultOf } from './replies.ts';
import { readBy, signed } from './service-provider.ts';

const AUDIENCE = 'urn:example:sp';
const now = (): HookRequest => ({ ...samples.saml, eventTime: new Date().toISOString() });

/** The assertion before and after the reply of hookgate with these rules. */
async function issuedBy(then: string, request = now()): Promise<Required<IssuedPart>> {
  const { ruleSet, diagnostics } = ruleSetOf(`version: 1
hook: saml
endpoint: /saml
default: continue
rules:
  - name: one
    when: { fact: data.context.user.id, operator: present }
    then: ${then}
`);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const service = await startService({ rules: () => ruleSet });
  const { status, body } = await service.post('/saml', request);
  await service.listener.close(1000);
  const reply = { status, contentType: 'application/json', body };
  const { issued = [], findings } = resultOf(samlSimulator, reply, request);
  expect(findings).toEqual([]);
  const [assertion] = issued;
  if (assertion?.xml === undefined) throw new Error('Okta issues no assertion');
  return { ...assertion, xml: assertion.xml };
}

/** The part of the verified assertion that the service provider does not name. */
function authnStatement(profile: Profile): string {
  return (
    /<saml2:AuthnStatement .*<\/saml2:AuthnStatement>/.exec(profile.getAssertionXml?.() ?? '')?.[0] ?? ''
  );
}

test('saml: attributes and NameID arrive at a service provider as the rules say', async () => {
  const { xml } = await issuedBy(`{ assertion: {
      set: { department: "R&D <1>", groups: [staff, "\\u00fcber"], "https://example.com/level": { value: 3, type: integer, nameFormat: uri } },
      nameId: "00u-{{ data.context.user.id }}", authnContext: "urn:example:mfa", sessionLifetime: 8h } }`);

  const before = await readBy(AUDIENCE, signed(xml.before));
  expect(before).toMatchObject({
    issuer: 'http://www.okta.com/exkExampleAppId',
    nameID: 'rosario.jones@example.com',
    attributes: { firstName: 'Rosario', groups: ['everyone', 'staff'] },
  });
  expect(before['department']).toBeUndefined();
  expect(authnStatement(before)).toContain('ac:classes:PasswordProtectedTransport');
  expect(authnStatement(before)).not.toContain('SessionNotOnOrAfter');

  const after = await readBy(AUDIENCE, signed(xml.after));
  expect(after).toMatchObject({
    nameID: '00u-00u48gwcu01WxvNo',
    nameIDFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    attributes: {
      firstName: 'Rosario',
      department: 'R&D <1>',
      groups: ['staff', 'über'],
      'https://example.com/level': '3',
    },
  });
  expect(authnStatement(after)).toContain('urn:example:mfa');
  expect(xml.after).toContain(
    '<saml2:Attribute Name="https://example.com/level" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"><saml2:AttributeValue xsi:type="xs:integer">3<',
  );
});

test('saml: SessionNotOnOrAfter is the session lifetime after the sign-in', async () => {
  const request = now();
  const { xml, values } = await issuedBy('{ assertion: { sessionLifetime: 8h } }', request);
  const end = new Date(Date.parse(String(request['eventTime'])) + 8 * 3_600_000).toISOString();
  expect(authnStatement(await readBy(AUDIENCE, signed(xml.after)))).toContain(`SessionNotOnOrAfter="${end}"`);
  expect(values).toContainEqual({ name: 'SessionNotOnOrAfter', after: end, isMain: true });
});

test('saml: an assertion that rules do not change arrives as Okta made it', async () => {
  const { xml } = await issuedBy('continue');
  expect(xml.after).toBe(xml.before);
});

test('saml: an assertion for another audience is rejected', async () => {
  const { xml } = await issuedBy('{ assertion: { set: { department: sales } } }');
  await expect(readBy('urn:example:another', signed(xml.after))).rejects.toThrow(/audience/i);
});

test('saml: an assertion that was changed after the signature is rejected', async () => {
  const { xml } = await issuedBy('{ assertion: { set: { department: sales } } }');
  const forged = signed(xml.after).replace('>sales<', '>admin<');
  await expect(readBy(AUDIENCE, forged)).rejects.toThrow(/signature/i);
});

test('saml: the XML of an assertion with characters that XML cannot hold is well-formed', async () => {
  const request = now();
  const assertion = structuredClone(samples.saml.data['assertion']) as { subject: { nameId: string } };
  assertion.subject.nameId = 'a\u0000b\u001fc\ud800d]]>';
  const odd = { ...request, data: { ...request.data, assertion } };
  const { xml } = await issuedBy('{ assertion: { set: { "a\\"b<": "\\u0007" } } }', odd);
  const { nameID, attributes } = await readBy(AUDIENCE, signed(xml.after));
  expect(nameID).toBe('a\ufffdb\ufffdc\ufffdd]]>');
  expect(attributes).toMatchObject({ 'a"b<': '\ufffd' });
});
