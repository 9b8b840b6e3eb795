import { describe, expect, test } from 'vitest';
import { checkCredentials, isPublished } from '../../../src/config/check-credentials.ts';
import type { Credential } from '../../../src/config/config.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const PUBLISHED = 'YWRtaW46c3VwZXJzZWNyZXQ=';
const header = (value: string, name = 'authorization'): Credential => ({ kind: 'header', name, value });
const basic = (username: string, password: string): Credential => ({ kind: 'basic', username, password });

/** What is found about one credential, where nothing is written in a file. */
function found(credential: Credential, host = '127.0.0.1'): string[] {
  const file = { path: 'config.yaml', text: '', value: {}, spans: new Map() };
  return checkCredentials({ at: '/auth', host, credentials: [credential] }, file).map(
    (one) => `${one.file} ${one.severity} ${one.code}`,
  );
}

describe("credentials: the pair of Okta's guides", () => {
  test.each<[Credential]>([
    [basic('admin', 'supersecret')],
    [header(`Basic ${PUBLISHED}`)],
    [header(`basic  ${PUBLISHED}`)],
    [header(PUBLISHED)],
    [header(PUBLISHED, 'x-api-key')],
    [header(`Basic ${PUBLISHED}`, 'x-api-key')],
  ])('reports %o', (credential) => {
    expect(isPublished(credential)).toBe(true);
    expect(found(credential)).toContain('environment warn published-secret');
    expect(found(credential, '0.0.0.0')).toContain('environment error published-secret');
  });

  test.each<[Credential]>([
    [basic('admin', 'supersecret-of-ours')],
    [basic('Admin', 'supersecret-of-ours')],
    [header(`Basic ${base64('admin:supersecret-of-ours')}`)],
    [header(`Bearer ${PUBLISHED}`)],
    [header('supersecret-of-ours')],
  ])('accepts %o', (credential) => expect(found(credential, '0.0.0.0')).toEqual([]));
});

describe('credentials: a pair without its scheme', () => {
  test.each([
    base64('okta:a secret of ours'),
    base64('müller:ein langes pässwort'),
    base64('okta:a longer secret!!').replaceAll('=', ''),
  ])('%s', (value) => expect(found(header(value))).toEqual(['environment error basic-without-scheme']));

  test.each<[string, Credential]>([
    ['a scheme', header(`Basic ${base64('okta:a secret of ours')}`)],
    ['another header', header(base64('okta:a secret of ours'), 'x-api-key')],
    ['no colon in it', header(base64('a long secret of ours'))],
    ['no text in it', header(base64('\u0000\u0001:\u0002'.repeat(4)))],
    ['bytes that are no text', header(Buffer.from('ff3afe'.repeat(4), 'hex').toString('base64'))],
    ['no Base64', header('okta:a-secret-of-ours')],
    ['a token', header('Bearer b2t0YTphIHNlY3JldA==')],
    ['basic', basic('okta', 'a secret of ours')],
  ])('%s', (_, credential) => expect(found(credential)).toEqual([]));
});

describe('credentials: a short secret', () => {
  test.each<[string, Credential]>([
    ['a password of 15 characters', basic('a-long-user-name', '15 characters !')],
    ['one of 16 with a space at its end', basic('okta', '15 characters ! ')],
    ['a header value', header('fifteen-letters', 'x-api-key')],
    ['a password in a header', header(`Basic ${base64('a-long-user-name:short')}`)],
    ['an empty password in a header', header(`Basic ${base64('a-long-user-name:')}`)],
    ['a password in another header', header(base64('a-long-user-name:short'), 'x-api-key')],
    ['a token behind its scheme', header('Bearer fifteen-letters')],
  ])('reports %s', (_, credential) => {
    expect(found(credential)).toEqual(['environment warn short-secret']);
    expect(found(credential, 'localhost')).toEqual(['environment warn short-secret']);
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'the tunnel'])
      expect(found(credential, host)).toEqual(['environment error short-secret']);
  });

  test.each<[string, Credential]>([
    ['a password', basic('okta', '16 characters !!')],
    ['a header value', header('sixteen-letters-', 'x-api-key')],
    ['a password in a header', header(`Basic ${base64('okta:16 characters !!')}`)],
  ])('accepts %s of 16 characters', (_, credential) => {
    expect(found(credential, '0.0.0.0')).toEqual([]);
  });
});
