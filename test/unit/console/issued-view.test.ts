import { expect, test } from 'vitest';
import { issuedViews } from '../../../src/console/issued-view.ts';
import { hooks } from '../../../src/hooks/index.ts';
import { samples as registration } from '../../../src/hooks/registration/samples.ts';
import { samples as saml } from '../../../src/hooks/saml/samples.ts';
import { samples as token } from '../../../src/hooks/token/samples.ts';

const changesOf = (views: ReturnType<typeof issuedViews>) =>
  views?.map(({ key, claims, others }) => [key, [...claims, ...others].filter(({ change }) => change)]);

test('issued view: claims and lifetimes of each token, before and after', () => {
  const views = issuedViews(hooks.token, token.token, {
    commands: [
      {
        type: 'com.okta.identity.patch',
        value: [
          { op: 'add', path: '/claims/https:~1~1example.com~1role', value: ['patient'] },
          { op: 'replace', path: '/claims/name', value: 'Rosario' },
          { op: 'remove', path: '/claims/email' },
          { op: 'replace', path: '/token/lifetime/expiration', value: 900 },
        ],
      },
    ],
  });
  expect(changesOf(views)).toEqual([
    [
      'idToken',
      [
        { name: 'name', change: 'changed', before: 'Rosario Jones', after: 'Rosario' },
        { name: 'email', change: 'removed', before: 'rosario.jones@example.com' },
        { name: 'https://example.com/role', change: 'added', after: ['patient'] },
        { name: 'lifetime', change: 'changed', before: '3600s', after: '900s' },
      ],
    ],
    ['accessToken', []],
  ]);
  expect(views?.[1]?.claims).toContainEqual({ name: 'firstName', before: 'Rosario', after: 'Rosario' });
  expect(views?.[1]?.others).toEqual([{ name: 'lifetime', before: '3600s', after: '3600s' }]);
});

test('issued view: a token that is not requested is left out', () => {
  const views = issuedViews(hooks.token, token['token-service'], {});
  expect(views?.map(({ key }) => key)).toEqual(['accessToken']);
});

test('issued view: attributes, NameID, authentication context and session lifetime', () => {
  const attribute = (...values: string[]) => ({
    attributes: { NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified' },
    attributeValues: values.map((value) => ({ attributes: { 'xsi:type': 'xs:string' }, value })),
  });
  const views = issuedViews(hooks.saml, saml.saml, {
    commands: [
      {
        type: 'com.okta.assertion.patch',
        value: [
          { op: 'replace', path: '/claims/groups', value: attribute('staff') },
          { op: 'add', path: '/claims/role', value: attribute('a', 'b') },
          {
            op: 'replace',
            path: '/claims/firstName/attributes',
            value: { NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' },
          },
          { op: 'replace', path: '/subject/nameId', value: 'rosario' },
          { op: 'add', path: '/authentication/sessionLifetime', value: 3600 },
          { op: 'replace', path: '/conditions/audienceRestriction', value: ['urn:other'] },
        ],
      },
    ],
  });
  expect(changesOf(views)).toEqual([
    [
      'assertion',
      [
        {
          name: 'firstName',
          change: 'changed',
          before: attribute('Rosario'),
          after: {
            ...attribute('Rosario'),
            attributes: { NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' },
          },
        },
        { name: 'groups', change: 'changed', before: ['everyone', 'staff'], after: 'staff' },
        { name: 'role', change: 'added', after: ['a', 'b'] },
        { name: 'nameId', change: 'changed', before: 'rosario.jones@example.com', after: 'rosario' },
        { name: 'sessionLifetime', change: 'added', after: '3600s' },
        {
          ...{ name: 'conditions.audienceRestriction', change: 'changed' },
          ...{ before: ['urn:example:sp'], after: ['urn:other'] },
        },
      ],
    ],
  ]);
});

test('issued view: none for registration, nor after a denial', () => {
  expect(issuedViews(hooks.registration, registration.ssr, {})).toBeUndefined();
  expect(issuedViews(hooks.token, token.token, { error: { errorSummary: 'No.' } })).toBeUndefined();
});
