import { exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { JwtTransform } from 'oauth2-mock-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import {
  type AuthorizationServer,
  answers,
  type Answer as KeyAnswer,
  type KeyServer,
  startAuthorizationServer,
  startKeyServer,
} from '../../unit/http/auth/authorization-server.ts';
import { until } from '../../unit/reload/workspace.ts';
import { denial } from './answers.ts';
import { AUTHORIZATION } from './caller.ts';
import { expectMoved } from './metrics.ts';
import { RunningService, withService } from './service.ts';

let server: AuthorizationServer;
beforeAll(async () => {
  server = await startAuthorizationServer();
});
afterAll(() => server.stop());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const published = async () =>
  ((await (await fetch(server.entry.jwksUri)).json()) as { keys: [JWK, ...JWK[]] }).keys;

/** Authenticates a token, and the fixed credential of the harness. */
function configured(more = ''): string {
  const { issuer, audience, scope } = server.entry;
  return `server: { failedAttempts: 1000 }
auth:
  - basic: { username: "\${BASIC_AUTH_USER}", password: "\${BASIC_AUTH_PASSWORD}" }
  - oauth2: { issuer: "${issuer}", audience: "${audience}", scope: ${scope}${more} }
`;
}

/** Expects that this token is rejected, and that the metric has the reason. */
function expectNoEntry(
  service: RunningService,
  token: string,
  reason: string,
  [status, code]: [number, string] = [401, 'unauthorized'],
): Promise<void> {
  const call = () => service.caller.post('/a', JSON.stringify(samples.ssr), bearer(token));
  return expectMoved(service.admin.url, ['hookgate_authentication_failures_total', { reason }], 1, () =>
    service.expectRefusal(call, status, code),
  );
}

const expectEntry = (service: RunningService, token: string) =>
  service.expectDecision('/a', samples.ssr, denial(1), bearer(token));

describe('case 41: tokens', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await RunningService.start({ config: configured() });
    await until(async () => (await service.admin.readiness()).status === 'ready');
  });
  afterAll(async () => {
    await service.stop();
    await service.kill();
  });

  test('a token of the authorization server is accepted', async () =>
    expectEntry(service, await server.fetchToken()));

  const now = () => Math.floor(Date.now() / 1000);
  test.for<[what: string, reason: string, change: JwtTransform]>([
    ['expired', 'token-expired', (_, payload) => (payload.exp = now() - 60)],
    ['not valid yet', 'token-claims', (_, payload) => (payload.nbf = now() + 600)],
    ['without an end', 'token-claims', (_, payload) => Reflect.deleteProperty(payload, 'exp')],
    ['for another audience', 'token-claims', (_, payload) => (payload['aud'] = 'api://other')],
    ['of another issuer', 'token-claims', (_, payload) => (payload.iss = 'https://evil.example')],
    ['with a slash after the issuer', 'token-claims', (_, payload) => (payload.iss += '/')],
    ['for another scope', 'token-claims', (_, payload) => (payload['scp'] = ['openid'])],
    [
      'without a scope, as id tokens are',
      'token-claims',
      (_, payload) => Reflect.deleteProperty(payload, 'scp'),
    ],
    ['of another type', 'token-malformed', (header) => (header['typ'] = 'logout+jwt')],
    ['longer than any of Okta', 'token-malformed', (_, payload) => (payload['x'] = 'x'.repeat(9000))],
  ])('%s: 401', async ([, reason, change]) => expectNoEntry(service, await server.token(change), reason));

  const claims = () => ({ iss: server.entry.issuer, aud: 'api://default', scp: ['hookgate'] });
  const sign = (header: object, key: CryptoKey | Uint8Array) =>
    new SignJWT(claims())
      .setProtectedHeader({ alg: 'RS256', kid: 'first', ...header })
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(key, { crit: { x: true } });

  test('unsigned: 401', async () => {
    const parts = [
      { alg: 'none', kid: 'first' },
      { ...claims(), iat: now(), exp: now() + 3600 },
    ];
    const token = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    await expectNoEntry(service, `${token}.`, 'token-malformed');
  });

  test('signed with the public key as a secret: 401', async () => {
    const [key] = await published();
    const pem = await exportSPKI((await importJWK(key, 'RS256')) as CryptoKey);
    await expectNoEntry(service, await sign({ alg: 'HS256' }, Buffer.from(pem)), 'token-malformed');
  });

  test.for<[what: string, header: object, reason: string]>([
    ['under the name of our key', {}, 'token-signature'],
    ['with its address', { jku: 'http://127.0.0.1:1/keys' }, 'token-signature'],
    ['under another name', { kid: 'other' }, 'unknown-key'],
    ['with an unknown extension', { crit: ['x'], x: 1 }, 'token-malformed'],
  ])('signed with another key, %s: 401', async ([, header, reason]) => {
    const { privateKey } = await generateKeyPair('RS256');
    await expectNoEntry(service, await sign(header, privateKey), reason);
  });
});

describe('case 42: the keys of the authorization server', () => {
  let keyServer: KeyServer;
  afterEach(() => keyServer.stop());

  const outages: [problem: string, answer: KeyAnswer][] = [
    ['it answers with status 500', answers.status500],
    ['it does not answer within', answers.hang],
    ['it answers with something that is not JSON', answers.html],
    ['there is no RSA key for signatures', answers.empty],
    [
      'it answers with status 302',
      (response) => response.writeHead(302, { location: server.entry.jwksUri }).end(),
    ],
  ];

  /** Changes the answer of the JWKS endpoint, and waits until the service has fetched it, with a problem or without. */
  type Publish = (answer: KeyAnswer, problem?: string) => Promise<void>;

  /** A service whose JWKS endpoint has this answer at first. */
  async function withKeys(
    answer: KeyAnswer,
    use: (service: RunningService, publish: Publish) => Promise<void>,
  ): Promise<void> {
    keyServer = await startKeyServer(answer);
    await withService({ config: configured(`, jwksUri: "${keyServer.uri}"`) }, (service) =>
      use(service, async (next, problem) => {
        keyServer.answer = next;
        service.hookgate.child.kill('SIGHUP');
        await until(async () => {
          const found = await service.admin.problemOf('keys');
          return problem === undefined ? found === undefined : found?.includes(problem) === true;
        });
      }),
    );
  }

  test('an outage with cached keys: tokens are still verified', async () =>
    withKeys(answers.keys(await published()), async (service, publish) => {
      await publish(keyServer.answer);
      for (const [problem, outage] of outages) {
        await publish(outage, problem);
        expect((await service.admin.readiness()).status).toBe('degraded');
        await expectEntry(service, await server.token());
        await expectNoEntry(service, 'x.y.z', 'token-malformed');
      }
      await publish(answers.keys(await published()));
      expect((await service.admin.readiness()).status).toBe('ready');
    }));

  test('an outage before the first fetch: 503, and not ready, until keys are available', () =>
    withKeys(answers.hang, async (service, publish) => {
      for (const [problem, outage] of outages) {
        await publish(outage, problem);
        expect((await service.admin.readiness()).status).toBe('not-ready');
        await expectNoEntry(service, await server.token(), 'keys-unavailable', [503, 'keys-unavailable']);
        await service.expectUntouched();
      }
      await publish(answers.keys(await published()));
      await expectEntry(service, await server.token());
    }));

  test('a rotation: a token with the new key is accepted, one with the revoked key rejected', async () => {
    const [old] = await published();
    const ofOld = await server.token();
    await withKeys(answers.keys([old]), async (service, publish) => {
      await publish(keyServer.answer);
      await expectEntry(service, ofOld);
      await server.rotate('second');
      const ofNew = await server.token();
      await expectNoEntry(service, ofNew, 'unknown-key');
      // Half a body: an authenticated client gets 400.
      const becomes = (token: string, status: number) =>
        expect
          .poll(async () => (await service.caller.post('/a', '{', bearer(token))).status, {
            interval: 1000,
          })
          .toBe(status);
      const keys = await published();
      keyServer.answer = answers.keys(keys);
      await becomes(ofNew, 400);
      await expectEntry(service, ofNew);
      await publish(answers.keys(keys.filter(({ kid }) => kid === 'second')));
      await becomes(ofOld, 401);
      await expectEntry(service, ofNew);
    });
  });
});

test('case 44: 1000 wrong credentials from one address: 401, then 429; valid ones are always accepted', () =>
  withService({}, async (service) => {
    const attempt = (headers = {}) =>
      service.caller.post('/a', '{', { authorization: `${AUTHORIZATION}A`, ...headers });
    const attempts = async (count: number, headersOf: (index: number) => object = () => ({})) =>
      Promise.all(
        Array.from({ length: count }, async (_, index) => (await attempt(headersOf(index))).status),
      );
    const failures = ['hookgate_authentication_failures_total', { reason: 'wrong' }] as const;
    const first = await expectMoved(service.admin.url, [...failures], 20, () => attempts(20));
    expect(new Set(first)).toEqual(new Set([401]));
    await service.expectUntouched();
    await expectMoved(service.admin.url, ['hookgate_limited_total'], 980, async () => {
      for (let round = 0; round < 20; round += 1) {
        const spoofed = (index: number) => ({ 'x-forwarded-for': `198.51.${round}.${index}` });
        const statuses = await attempts(49, round % 2 === 0 ? spoofed : undefined);
        expect(new Set(statuses)).toEqual(new Set([429]));
        await service.expectUntouched();
      }
    });
    await service.expectRefusal(attempt, 429, 'too-many-attempts');
  }));
