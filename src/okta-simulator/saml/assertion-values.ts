import type { HookRequest } from '../../hooks/envelope.ts';
import { NAME_FORMATS } from '../../hooks/saml/assertion-patch.ts';
import type { NamedValue } from '../sign-in/sign-in-hook.ts';
import { type AssertionAttribute, partsOfAssertion } from './assertion-parts.ts';

/** The values of an assertion that a service provider reads. */
export function assertionValues(
  assertion: Readonly<Record<string, unknown>>,
  request: HookRequest,
): NamedValue[] {
  const parts = partsOfAssertion(assertion, request);
  const { sessionEnd } = parts;
  return [
    { name: 'NameID', value: parts.nameId, isMain: true },
    { name: 'NameID format', value: parts.nameIdFormat },
    { name: 'authn context', value: parts.authnContext, isMain: true },
    {
      name: 'SessionNotOnOrAfter',
      value: sessionEnd === undefined ? undefined : new Date(sessionEnd).toISOString(),
      isMain: true,
    },
    { name: 'audience', value: parts.audiences },
    { name: 'recipient', value: parts.recipient },
    ...parts.attributes.flatMap(attributeValues),
  ];
}

/** An attribute. Okta's usual NameFormat and type are not named. */
function attributeValues({ name, nameFormat, values }: AssertionAttribute): NamedValue[] {
  const [one, ...others] = values.map(({ value }) => value);
  const types = values.map(({ type }) => type).filter((type) => type !== 'xs:string');
  return [
    { name: `attribute ${name}`, value: others.length === 0 ? one : [one, ...others] },
    {
      name: `NameFormat of ${name}`,
      value: nameFormat === NAME_FORMATS.unspecified ? undefined : nameFormat,
    },
    { name: `type of ${name}`, value: types[0] },
  ];
}
