import { expect, test } from 'vitest';
import { type ClaimRequest, readClaims } from '../../../console/src/preview/claims-fields.ts';
import { samples as saml } from '../../../src/hooks/saml/samples.ts';
import { samples as token } from '../../../src/hooks/token/samples.ts';

const body = JSON.stringify(token.token);

function fieldOf(form: ClaimRequest | undefined, title: string, label: string) {
  const section = form?.sections.find((one) => one.title === title);
  const field = section?.fields.find((one) => one.label === label);
  if (field === undefined) throw new Error(`no ${label} in ${title}`);
  return field;
}

test('claims form: has the client, the user and the claims of both tokens', () => {
  const form = readClaims(body, 'token');
  expect(form?.sections.map(({ title, fields }) => [title, fields.length])).toEqual([
    ['Client', 1],
    ["User's profile", 5],
    ['Claims of the ID token', 12],
    ['Claims of the access token', 8],
  ]);
  expect(fieldOf(form, 'Client', 'id').text).toBe('0oaExampleSpaId');
  expect(fieldOf(form, 'Claims of the ID token', 'amr').text).toBe('["pwd"]');
});

test('claims form: has no part that the request lacks', () => {
  const form = readClaims(JSON.stringify(token['token-service']), 'token');
  expect(form?.sections.map(({ title }) => title)).toEqual(['Client', 'Claims of the access token']);
});

test('claims form: an edit changes one value, and keeps its type', () => {
  const form = readClaims(body, 'token') as ClaimRequest;
  const edit = (label: string, text: string) =>
    JSON.parse(form.withValue(fieldOf(form, 'Claims of the ID token', label), text)).data.identity.claims;
  const { claims } = (token.token.data as { identity: { claims: object } }).identity;
  expect(edit('email', '12')).toEqual({ ...claims, email: '12' });
  expect(edit('ver', '2')).toEqual({ ...claims, ver: 2 });
  expect(edit('amr', '["pwd","otp"]')).toEqual({ ...claims, amr: ['pwd', 'otp'] });
  expect(edit('amr', '["pwd"')).toEqual({ ...claims, amr: '["pwd"' });
  expect(edit('email', '')).not.toHaveProperty('email');
});

test('claims form: an emptied field stays at its place and of its type', () => {
  const form = readClaims(body, 'token') as ClaimRequest;
  const kept = form.sections.flatMap(({ fields }) => fields);
  const emptied = form.withValue(fieldOf(form, 'Claims of the ID token', 'ver'), '');
  const again = readClaims(emptied, 'token', kept) as ClaimRequest;
  const labels = ({ sections }: ClaimRequest) =>
    sections.map(({ fields }) => fields.map(({ label }) => label));
  expect(labels(again)).toEqual(labels(form));
  const refilled = again.withValue(fieldOf(again, 'Claims of the ID token', 'ver'), '3');
  expect(JSON.parse(refilled).data.identity.claims.ver).toBe(3);
  expect(readClaims(JSON.stringify(token['token-service']), 'token', kept)?.sections).toHaveLength(2);
});

test('claims form: SAML attributes have a field for each value', () => {
  const form = readClaims(JSON.stringify(saml.saml), 'saml') as ClaimRequest;
  const attributes = form.sections.find(({ title }) => title === 'Attributes of the assertion')?.fields;
  expect(attributes?.map(({ label, text }) => [label, text])).toEqual([
    ['firstName', 'Rosario'],
    ['groups (1)', 'everyone'],
    ['groups (2)', 'staff'],
  ]);
  const field = fieldOf(form, 'Attributes of the assertion', 'groups (2)');
  const { claims } = JSON.parse(form.withValue(field, '')).data.assertion;
  expect(claims.groups.attributeValues[1]).toEqual({ attributes: { 'xsi:type': 'xs:string' }, value: '' });
  expect(fieldOf(form, 'Subject', 'nameId').text).toBe('rosario.jones@example.com');
});

test('claims form: a claim named like a setter of every object is an own property', () => {
  const request = { data: { identity: { claims: JSON.parse('{"__proto__":"a"}') } } };
  const form = readClaims(JSON.stringify(request), 'token') as ClaimRequest;
  const changed = form.withValue(fieldOf(form, 'Claims of the ID token', '__proto__'), 'b');
  expect(changed).toContain('"__proto__": "b"');
});

test.each(['', '{', '[]', 'null', '{"data":[]}'])('claims form: %s is not a request', (written) => {
  expect(readClaims(written, 'token')).toBeUndefined();
});
