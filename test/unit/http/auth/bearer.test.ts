import {
  CompactSign,
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWTHeaderParameters,
  SignJWT,
} from 'jose';
import type { JwtTransform } from 'oauth2-mock-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OAuth2 } from '../../../../src/config/config.ts';
import { authenticateBy } from '../../../../src/http/auth/compare-credentials.ts';
import { JWKS_INTERVALS, JwksByUri } from '../../../../src/http/auth/jwks.ts';
import type { RejectionReason } from '../../../../src/http/auth/rejection.ts';
import { type AuthorizationServer, startAuthorizationServer } from './authorization-server.ts';

const path = '/registrationHookSSR';
let server: AuthorizationServer;
let keySets: JwksByUri;
beforeAll(async () => {
  server = await startAuthorizationServer();
  keySets = new JwksByUri({ fetch, now: Date.now, pace: JWKS_INTERVALS, onProblem: () => undefined });
  keySets.need([server.entry.jwksUri]);
});
afterAll(async () => {
  keySets.need([]);
  await server.stop();
});

interface Presenting {
  authorization?: string[];
  path?: string;
  now?: number;
}

/** Why a request is refused; undefined: it is let in. */
async function reason(
  presenting: Presenting,
  ...entries: Partial<OAuth2>[]
): Promise<RejectionReason | undefined> {
  const credentials = (entries.length === 0 ? [{}] : entries).map((entry) => ({ ...server.entry, ...entry }));
  const authenticate = authenticateBy(credentials, {
    keysAt: keySets.keysAt,
    now: () => presenting.now ?? Date.now(),
  });
  const { authorization } = presenting;
  const refusal = await authenticate({
    path: presenting.path ?? path,
    rawHeaders: (authorization ?? []).flatMap((value) => ['Authorization', value]),
  });
  return refusal?.reason;
}

const bearer = async (change?: JwtTransform) => [`Bearer ${await server.token(change)}`];
const presented = async (change: JwtTransform) => reason({ authorization: await bearer(change) });

test('a token of the authorization server is let in', async () => {
  expect(await reason({ authorization: await bearer() })).toBeUndefined();
  expect(await reason({ authorization: [`Bearer ${await server.fetchToken()}`] })).toBeUndefined();
});

describe('what a token says (case 41)', () => {
  const seconds = () => Math.floor(Date.now() / 1000);

  test.each<[string, RejectionReason | undefined, JwtTransform]>([
    ['expired', 'token-expired', (_, payload) => (payload.exp = seconds() - 60)],
    [
      'expired within what clocks differ',
      undefined,
      (_, payload) => Object.assign(payload, { iat: seconds() - 60, exp: seconds() - 20 }),
    ],
    ['issued in the future', 'token-claims', (_, payload) => (payload.iat = seconds() + 60)],
    [
      'issued in the future, within what clocks differ',
      undefined,
      (_, payload) => (payload.iat = seconds() + 20),
    ],
    [
      'over before it was issued',
      'token-claims',
      (_, payload) => Object.assign(payload, { iat: seconds() - 10, exp: seconds() - 20 }),
    ],
    ['not valid yet', 'token-claims', (_, payload) => (payload.nbf = seconds() + 60)],
    ['not valid yet, within what clocks differ', undefined, (_, payload) => (payload.nbf = seconds() + 20)],
    ['without exp', 'token-claims', (_, payload) => Reflect.deleteProperty(payload, 'exp')],
    ['without iat', 'token-claims', (_, payload) => Reflect.deleteProperty(payload, 'iat')],
    ['without aud', 'token-claims', (_, payload) => Reflect.deleteProperty(payload, 'aud')],
    ['another audience', 'token-claims', (_, payload) => (payload['aud'] = 'api://other')],
    ['one of several audiences', undefined, (_, payload) => (payload['aud'] = ['x', 'api://default'])],
    ['another issuer', 'token-claims', (_, payload) => (payload.iss = 'https://evil.example')],
    ['a slash behind the issuer', 'token-claims', (_, payload) => (payload.iss += '/')],
    ['without an issuer', 'token-malformed', (_, payload) => Reflect.deleteProperty(payload, 'iss')],
    ['another scope', 'token-claims', (_, payload) => (payload['scp'] = ['not-hookgate', 'HOOKGATE'])],
    ['the scope as a text', 'token-claims', (_, payload) => (payload['scp'] = 'hookgate')],
    ['scopes in one text', 'token-claims', (_, payload) => (payload['scp'] = ['openid hookgate'])],
    ['an id token, which has no scp', 'token-claims', (_, payload) => Reflect.deleteProperty(payload, 'scp')],
    ['a token of another type', 'token-malformed', (header) => (header['typ'] = 'logout+jwt')],
    ['an access token of RFC 9068', undefined, (header) => (header['typ'] = 'at+jwt')],
  ])('%s: %s', async (_, expected, change) => expect(await presented(change)).toBe(expected));

  test.each<[string, unknown]>([
    ['typ', ['JWT']],
    ['typ', [['at+jwt']]],
    ['typ', { toString: 'JWT' }],
    ['typ', 1],
    ['typ', null],
    ['typ', ''],
    ['cty', ['JWT']],
    ['kid', ['first']],
    ['kid', 1],
    ['kid', null],
  ])('token header: refuses %s of another type (%j)', async (name, value) => {
    expect(await presented((header) => Object.assign(header, { [name]: value }))).toBe('token-malformed');
  });

  test.each<[string, unknown]>([
    ['aud', { 0: 'api://default' }],
    ['aud', ['api://default', 1]],
    ['aud', [['api://default']]],
    ['exp', '9999999999'],
    ['exp', [9_999_999_999]],
    ['iat', '1'],
    ['iat', null],
    ['nbf', '1'],
    ['nbf', false],
    ['scp', { 0: 'hookgate', length: 1 }],
    ['scp', ['hookgate', 1]],
    ['scp', [['hookgate']]],
    ['cid', ['okta-client']],
    ['cid', 1],
    ['sub', {}],
    ['jti', 1],
  ])('token claims: refuses %s of another type (%j)', async (name, value) => {
    expect(await presented((_, payload) => Object.assign(payload, { [name]: value }))).toBe('token-claims');
  });

  test.each<[unknown]>([[['x']], [1], [null]])(
    'token claims: refuses iss of another type (%j)',
    async (iss) => {
      expect(await presented((_, payload) => Object.assign(payload, { iss }))).toBe('token-malformed');
    },
  );

  test.each<[string, JwtTransform]>([
    ['the header', (header) => Object.assign(header, { 'a\\': 1 })],
    ['the claims', (_, payload) => Object.assign(payload, { 'a"': 1 })],
    ['a claim', (_, payload) => Object.assign(payload, { more: { '\n': 1 } })],
  ])('token: refuses a key with an escape in %s', async (_, change) => {
    expect(await presented(change)).toBe('token-malformed');
  });

  test('a client that is not in the list', async () => {
    const authorization = await bearer();
    expect(await reason({ authorization }, { clientIds: ['another', 'okta-client'] })).toBeUndefined();
    expect(await reason({ authorization }, { clientIds: ['another'] })).toBe('token-claims');
    const without = await bearer((_, payload) => Reflect.deleteProperty(payload, 'cid'));
    expect(await reason({ authorization: without }, { clientIds: ['okta-client'] })).toBe('token-claims');
  });

  test('the clock is the one of the service', async () => {
    const authorization = await bearer();
    expect(await reason({ authorization, now: Date.now() + 2 * 3_600_000 })).toBe('token-expired');
  });
});

describe('who signed a token (case 41)', () => {
  const claims = () => ({ iss: server.entry.issuer, aud: 'api://default', scp: ['hookgate'] });
  const unsigned = (header: object) =>
    [header, { ...claims(), iat: 1, exp: 9_999_999_999 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
  const sign = (header: JWTHeaderParameters, key: Parameters<SignJWT['sign']>[0]) =>
    new SignJWT(claims())
      .setProtectedHeader({ kid: 'first', ...header })
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(key, { crit: { x: true } });

  test('nobody', async () => {
    const none = unsigned({ alg: 'none', kid: 'first' });
    expect(await reason({ authorization: [`Bearer ${none}.`] })).toBe('token-malformed');
    expect(await reason({ authorization: [`Bearer ${none}.AAAA`] })).toBe('token-malformed');
  });

  test('somebody who takes the public key for a secret', async () => {
    const response = await fetch(server.entry.jwksUri);
    const { keys } = (await response.json()) as { keys: [Parameters<typeof importJWK>[0]] };
    const pem = await exportSPKI((await importJWK(keys[0], 'RS256')) as CryptoKey);
    const token = await sign({ alg: 'HS256' }, Buffer.from(pem));
    expect(await reason({ authorization: [`Bearer ${token}`] })).toBe('token-malformed');
  });

  test('somebody else, under the name of our key, with the key or its address in the header', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = await exportJWK(publicKey);
    for (const more of [{}, { jwk }, { jku: 'http://127.0.0.1:1/keys' }, { x5u: 'http://127.0.0.1:1/' }]) {
      const token = await sign({ alg: 'RS256', ...more }, privateKey);
      expect(await reason({ authorization: [`Bearer ${token}`] })).toBe('token-signature');
    }
  });

  test('the server, with another algorithm', async () => {
    const { privateKey } = await generateKeyPair('PS256');
    const token = await sign({ alg: 'PS256' }, privateKey);
    expect(await reason({ authorization: [`Bearer ${token}`] })).toBe('token-malformed');
  });

  test('somebody who asks for an extension that nobody knows', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await sign({ alg: 'RS256', crit: ['x'], x: 1 }, privateKey);
    expect(await reason({ authorization: [`Bearer ${token}`] })).toBe('token-malformed');
  });

  test('token: refuses a number that is too large for exp, and a claim that is given twice', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'first' };
    const keys = createLocalJWKSet({ keys: [jwk] });
    const authenticate = authenticateBy([server.entry], { keysAt: () => keys, now: Date.now });
    const seconds = Math.floor(Date.now() / 1000);
    const judged = async (more: string) => {
      const text = `{"iss":"${server.entry.issuer}","aud":"api://default","scp":["hookgate"],"iat":${seconds},${more}}`;
      const token = await new CompactSign(Buffer.from(text))
        .setProtectedHeader({ alg: 'RS256', kid: 'first' })
        .sign(privateKey);
      const rawHeaders = ['Authorization', `Bearer ${token}`];
      return (await authenticate({ path, rawHeaders }))?.reason;
    };
    expect(await judged(`"exp":${seconds + 60}`)).toBeUndefined();
    expect(await judged('"exp":1e999')).toBe('token-claims');
    expect(await judged(`"exp":${seconds - 60},"exp":${seconds + 60}`)).toBe('token-malformed');
  });

  test('the server, and somebody changed it', async () => {
    const [header, , signature] = (await server.token()).split('.');
    const body = unsigned({}).split('.')[1];
    expect(await reason({ authorization: [`Bearer ${header}.${body}.${signature}`] })).toBe(
      'token-signature',
    );
  });
});

describe('where a token stands (case 41)', () => {
  test('nowhere, twice, in another scheme, or with something around it', async () => {
    const [value = ''] = await bearer();
    expect(await reason({})).toBe('none');
    expect(await reason({ authorization: [value, value] })).toBe('wrong');
    for (const other of [value.replace('Bearer', 'Basic'), value.replace('Bearer', 'bearer'), value.slice(7)])
      expect(await reason({ authorization: [other] })).toBe('wrong');
    for (const other of [
      value.replace(' ', '  '),
      `${value} `,
      `${value},x`,
      `${value}.x`,
      'Bearer x.y.z',
      'Bearer ',
    ])
      expect(await reason({ authorization: [other] })).toBe('token-malformed');
  });

  test('a token that is too long is not even decoded', async () => {
    const authorization = await bearer((_, payload) => (payload['padding'] = 'x'.repeat(8192)));
    expect(await reason({ authorization })).toBe('token-malformed');
    expect(await reason({ authorization: [`Bearer ${'x'.repeat(1_000_000)}`] })).toBe('token-malformed');
  });
});

test('JWKS: of different keys with the same name each is tried, and none where a token names no key', async () => {
  const pairs = await Promise.all([1, 2, 3].map(() => generateKeyPair('RS256')));
  const [one, two] = await Promise.all(pairs.map(({ publicKey }) => exportJWK(publicKey)));
  const keys = createLocalJWKSet({ keys: [one, two].map((jwk) => ({ ...jwk, kty: 'RSA', kid: 'same' })) });
  const authenticate = authenticateBy([server.entry], { keysAt: () => keys, now: Date.now });
  const judged = async ({ privateKey }: (typeof pairs)[number], header: object, claims: object = {}) => {
    const token = await new SignJWT({ scp: ['hookgate'], ...claims })
      .setIssuer(server.entry.issuer)
      .setAudience('api://default')
      .setProtectedHeader({ alg: 'RS256', ...header })
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
    return (await authenticate({ path, rawHeaders: ['Authorization', `Bearer ${token}`] }))?.reason;
  };
  const [first, second, stranger] = pairs as [(typeof pairs)[0], (typeof pairs)[0], (typeof pairs)[0]];
  expect(await judged(first, { kid: 'same' })).toBeUndefined();
  expect(await judged(second, { kid: 'same' })).toBeUndefined();
  expect(await judged(second, { kid: 'same' }, { scp: ['other'] })).toBe('token-claims');
  expect(await judged(stranger, { kid: 'same' })).toBe('token-signature');
  expect(await judged(first, {})).toBe('unknown-key');
});

describe('several authorization servers, and paths', () => {
  test('a token opens what its own entry opens', async () => {
    const authorization = await bearer();
    const entries = [{ endpoints: ['/a'] }, { issuer: 'https://other.example/oauth2/x', endpoints: [path] }];
    expect(await reason({ authorization, path: '/a' }, ...entries)).toBeUndefined();
    expect(await reason({ authorization, path }, ...entries)).toBe('endpoint');
  });

  test('the entries of one issuer may ask for different scopes', async () => {
    const authorization = await bearer();
    const entries = [{ scope: 'other' }, { scope: 'hookgate' }];
    expect(await reason({ authorization }, ...entries)).toBeUndefined();
    expect(await reason({ authorization }, ...entries.reverse())).toBeUndefined();
    expect(await reason({ authorization }, { scope: 'other' })).toBe('token-claims');
  });
});
