import { describe, expect, test } from 'vitest';
import { checkCredentials, isPublished } from '../../src/config/check-credentials.ts';
import type { Credential } from '../../src/config/config.ts';

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

describe("the pair of Okta's guides", () => {
  test.each<[Credential]>([
    [basic('admin', 'supersecret')],
    [header(`Basic ${PUBLISHED}`)],
    [header(`basic  ${PUBLISHED}`)],
    [header(PUBLISHED)],
    [header(PUBLISHED, 'x-api-key')],
    [header(`Basic ${PUBLISHED}`, 'x-api-key')],
  ])('%o is known', (credential) => {
    expect(isPublished(credential)).toBe(true);
    expect(found(credential)).toContain('environment warn published-secret');
    expect(found(credential, '0.0.0.0')).toContain('environment error published-secret');
  });

  test.each<[Credential]>([
    [basic('admin', 'supersecret2')],
    [basic('Admin', 'supersecret')],
    [header(`Basic ${base64('admin:supersecret2')}`)],
    [header(`Bearer ${PUBLISHED}`)],
    [header('supersecret')],
  ])('%o is another one', (credential) => expect(found(credential, '0.0.0.0')).toEqual([]));
});

describe('a pair without its scheme', () => {
  test.each([
    base64('okta:a secret'),
    base64('okta:'),
    base64('müller:pässwort'),
    base64('okta:a').replaceAll('=', ''),
  ])('%s', (value) => expect(found(header(value))).toEqual(['environment error basic-without-scheme']));

  test.each<[string, Credential]>([
    ['a scheme', header(`Basic ${base64('okta:secret')}`)],
    ['another header', header(base64('okta:secret'), 'x-api-key')],
    ['no colon in it', header(base64('a long secret'))],
    ['no text in it', header(base64('\u0000\u0001:\u0002'))],
    ['bytes that are no text', header(Buffer.from([0xff, 0x3a, 0xfe]).toString('base64'))],
    ['no Base64', header('okta:secret')],
    ['a token', header('Bearer b2t0YTphIHNlY3JldA==')],
    ['basic', basic('okta', 'secret')],
  ])('%s', (_, credential) => expect(found(credential)).toEqual([]));
});
