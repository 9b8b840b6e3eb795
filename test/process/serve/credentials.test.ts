import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { eventually } from '../../patience.ts';
import {
  type AuthorizationServer,
  answers,
  startAuthorizationServer,
  startKeyServer,
} from '../../unit/http/auth/authorization-server.ts';
import { type Hookgate, startHookgate, workspace } from './process.ts';
import { records } from './serving.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Running extends Hookgate {
  directory: string;
  hook: string;
  admin: string;
}

/** Starts it with a configuration and files beside it, and waits until it serves. */
async function serve(
  config: string,
  files: Record<string, string> = {},
  environment: Record<string, string> = {},
): Promise<Running> {
  const directory = workspace();
  mkdirSync(join(directory, 'secrets'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, 'secrets', name), text);
  writeFileSync(join(directory, 'config.yaml'), config);
  const hookgate = startHookgate(directory, ['serve', '--port', '0', '--admin-port', '0'], environment);
  ends.push(async () => {
    hookgate.child.kill('SIGKILL');
    await hookgate.exited;
  });
  const [, hook = ''] = await hookgate.waitFor(/"url":"(http:\/\/127\.0\.0\.1:\d+)\/registrationHookSSR"/);
  const [, admin = ''] = await hookgate.waitFor(/"admin":"(http:\/\/127\.0\.0\.1:\d+)\//);
  return { ...hookgate, directory, hook, admin };
}

async function call(
  { hook }: Running,
  headers: Record<string, string>,
  path = '/registrationHookSSR',
): Promise<Response> {
  return await fetch(`${hook}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(samples.ssr),
  });
}

/** Waits until keys are there, too. */
const ready = ({ admin }: Running) =>
  eventually(async () => expect((await fetch(`${admin}/readyz`)).status).toBe(200));

const withToken = (token: string) => ({ authorization: `Bearer ${token}` });

async function authorizationServer(): Promise<AuthorizationServer> {
  const server = await startAuthorizationServer();
  ends.push(server.stop);
  return server;
}

/** The entry of an authorization server, as it is written in a file. */
const written = ({ entry: { issuer, audience, scope } }: AuthorizationServer, more = '') =>
  `  - oauth2: { issuer: "${issuer}", audience: "${audience}", scope: ${scope}${more} }\n`;

describe('credentials: OAuth 2.0', () => {
  test('authenticates a token that Okta fetched; the startup banner has the settings for Okta', async () => {
    const server = await authorizationServer();
    const hookgate = await serve(
      `auth:\n${written(server)}    endpoints: [/registrationHookSSR, /misspelt]\n`,
    );
    const [started] = records(hookgate).filter(({ okta }) => okta !== undefined);
    expect(started?.['okta']).toEqual([
      {
        authentication: 'OAuth 2.0',
        tokenUrl: `${server.entry.issuer}/v1/token`,
        scope: 'hookgate',
        endpoints: ['/registrationHookSSR', '/misspelt'],
      },
    ]);
    await hookgate.waitFor(/"endpoints":\["\/misspelt"\],"msg":"credentials for unknown endpoints"/);
    await ready(hookgate);
    const token = await server.fetchToken();
    expect((await call(hookgate, withToken(token))).status).toBe(200);
    expect((await call(hookgate, withToken(token), '/registrationHookPP')).status).toBe(401);
    const without = await call(hookgate, {});
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="hookgate"',
    ]);
    expect((await fetch(`${hookgate.admin}/readyz`)).status).toBe(200);
  });

  test('without keys: 503, and not ready; with keys ready, and degraded during an outage (case 42)', async () => {
    const server = await authorizationServer();
    const { keys } = (await (await fetch(server.entry.jwksUri)).json()) as { keys: object[] };
    const keyServer = await startKeyServer(answers.status500);
    ends.push(keyServer.stop);
    const hookgate = await serve(`auth:\n${written(server, `, jwksUri: "${keyServer.uri}"`)}`);
    const headers = withToken(await server.token());
    const keysAre = (state: string, reason: string) =>
      expect.arrayContaining([{ name: 'keys', state, reason: expect.stringContaining(reason) }]);
    const readiness = async () => {
      const response = await fetch(`${hookgate.admin}/readyz`);
      return [response.status, await response.json()] as const;
    };
    await hookgate.waitFor(/JWKS fetch failed/);
    const refused = await call(hookgate, headers);
    expect([refused.status, await refused.json()]).toEqual([
      503,
      { error: { code: 'keys-unavailable', message: expect.any(String) } },
    ]);
    expect(await readiness()).toEqual([
      503,
      expect.objectContaining({
        status: 'not-ready',
        conditions: keysAre('not-ready', `no keys loaded yet: ${keyServer.uri}: it `),
      }),
    ]);
    keyServer.answer = answers.keys(keys);
    hookgate.child.kill('SIGHUP');
    await hookgate.waitFor(/JWKS fetch recovered/);
    expect((await call(hookgate, headers)).status).toBe(200);
    expect(await readiness()).toEqual([200, expect.objectContaining({ status: 'ready' })]);
    keyServer.answer = answers.hang;
    hookgate.child.kill('SIGHUP');
    await hookgate.waitFor(/JWKS fetch failed[\s\S]*JWKS fetch failed/);
    expect((await call(hookgate, headers)).status).toBe(200);
    expect(await readiness()).toEqual([
      200,
      expect.objectContaining({
        status: 'degraded',
        conditions: keysAre('degraded', 'cached keys stay valid'),
      }),
    ]);
  });
});

describe('credentials: secrets in files', () => {
  const config =
    'auth:\n  - header: { name: x-key, value: "${file:secrets/key}" }\nadmin:\n  auth:\n    - header: { name: x-admin, value: "${file:secrets/admin}" }\n';

  test('a changed secret takes effect without a restart; after a broken one the previous secret stays active', async () => {
    const hookgate = await serve(config, { key: 'first\n', admin: 'root\n' });
    const statusWith = async (key: string) => (await call(hookgate, { 'x-key': key })).status;
    const adminStatusWith = async (key: string) =>
      (await fetch(`${hookgate.admin}/version`, { headers: { 'x-admin': key } })).status;
    const write = (name: string, text: string) =>
      writeFileSync(join(hookgate.directory, 'secrets', name), text);
    expect([await statusWith('first'), await statusWith('second')]).toEqual([200, 401]);
    write('key', 'second\n');
    await hookgate.waitFor(/credentials changed/);
    expect([await statusWith('first'), await statusWith('second')]).toEqual([401, 200]);
    write('key', '\n');
    await hookgate.waitFor(/the file secrets\/key is empty.*credentials refused/);
    expect(await statusWith('second')).toBe(200);
    const readiness = await fetch(`${hookgate.admin}/readyz`, { headers: { 'x-admin': 'root' } });
    expect(await readiness.json()).toMatchObject({
      status: 'degraded',
      conditions: expect.arrayContaining([
        {
          name: 'credentials',
          state: 'degraded',
          reason: 'previous credentials stay active: the file secrets/key is empty',
        },
      ]),
    });
    write('key', 'second\n');
    write('admin', 'toor\n');
    hookgate.child.kill('SIGHUP');
    await hookgate.waitFor(/credentials changed[\s\S]*credentials changed/);
    expect([await adminStatusWith('root'), await adminStatusWith('toor')]).toEqual([401, 200]);
  });

  test('credentials removed from the configuration stay active until a restart', async () => {
    const hookgate = await serve(config, { key: 'first', admin: 'root' });
    writeFileSync(join(hookgate.directory, 'config.yaml'), 'log: { level: info }\n');
    hookgate.child.kill('SIGHUP');
    await hookgate.waitFor(/reload finished/);
    expect((await call(hookgate, { 'x-key': 'first' })).status).toBe(200);
    const admin = async (headers: Record<string, string>) =>
      (await fetch(`${hookgate.admin}/version`, { headers })).status;
    expect([await admin({}), await admin({ 'x-admin': 'root' })]).toEqual([401, 200]);
  });

  test('credentials added for the admin listener take effect at once', async () => {
    const hookgate = await serve('auth:\n  - header: { name: x-key, value: k }\n');
    const admin = async (headers: Record<string, string> = {}) =>
      (await fetch(`${hookgate.admin}/version`, { headers })).status;
    expect(await admin()).toBe(200);
    const config =
      'auth:\n  - header: { name: x-key, value: k }\nadmin:\n  auth:\n    - header: { name: x-admin, value: root }\n';
    writeFileSync(join(hookgate.directory, 'config.yaml'), config);
    hookgate.child.kill('SIGHUP');
    await hookgate.waitFor(/credentials changed/);
    expect([await admin(), await admin({ 'x-admin': 'root' })]).toEqual([401, 200]);
    expect(await (await fetch(`${hookgate.admin}/readyz`)).json()).toEqual({ status: 'ready' });
  });
});

test('credentials: no secret, no token and no header is written anywhere', async () => {
  const server = await authorizationServer();
  const secrets = {
    password: 'pass-Wq7b2',
    header: 'head-Zk3v9',
    file: 'file-Rt5n1',
    next: 'next-Lm8c4',
    broken: 'broken-Gh6x2',
    admin: 'admin-Yp4d7',
    guess: 'guess-Bv9s3',
  };
  const config = [
    'auth:',
    '  - basic: { username: okta, password: "${PASSWORD}" }',
    '  - header: { name: x-key, value: "${HEADER}" }',
    '  - header: { name: x-file, value: "${file:secrets/key}" }',
    written(server).trimEnd(),
    'admin: { auth: [{ header: { name: x-admin, value: "${ADMIN}" } }] }',
    'log: { level: trace }\n',
  ].join('\n');
  const environment = { PASSWORD: secrets.password, HEADER: secrets.header, ADMIN: secrets.admin };
  const hookgate = await serve(config, { key: secrets.file }, environment);
  await ready(hookgate);
  const basic = (password: string) => Buffer.from(`okta:${password}`).toString('base64');
  const good = await server.token();
  const tokens = [
    good,
    await server.token((_, payload) => Object.assign(payload, { exp: 1, secretly: secrets.guess })),
    await server.token((_, payload) => Object.assign(payload, { scp: ['other'] })),
    await server.token((header) => Object.assign(header, { kid: 'unknown' })),
    `${good.slice(0, -8)}AAAAAAAA`,
    `${good}.${secrets.guess}`,
    `${good.slice(0, 40)}`,
  ];
  const presented = [
    { authorization: `Basic ${basic(secrets.password)}` },
    { authorization: `Basic ${basic(secrets.guess)}` },
    { authorization: secrets.guess },
    { 'x-key': secrets.header },
    { 'x-key': secrets.guess },
    { 'x-file': secrets.file },
    ...tokens.map(withToken),
  ];
  const answered: string[] = [];
  const statuses: number[] = [];
  for (const headers of presented) {
    const response = await call(hookgate, headers);
    statuses.push(response.status);
    answered.push(await response.text(), JSON.stringify([...response.headers]));
  }
  expect(statuses).toEqual([200, 401, 401, 200, 401, 200, 200, 401, 401, 401, 401, 401, 401]);
  const follow = async (text: string, message: RegExp) => {
    writeFileSync(join(hookgate.directory, 'secrets/key'), text);
    hookgate.child.kill('SIGHUP');
    await hookgate.waitFor(message);
  };
  await follow(`${secrets.broken}\u0007\n${secrets.broken}`, /credentials refused/);
  await follow(secrets.next, /credentials changed/);
  for (const path of ['/healthz', '/readyz', '/version', '/metrics', '/unknown'])
    for (const headers of [{}, { 'x-admin': secrets.admin }, { 'x-admin': secrets.guess }])
      answered.push(await (await fetch(`${hookgate.admin}${path}`, { headers })).text());
  hookgate.child.kill('SIGTERM');
  await hookgate.exited;
  const { stdout, stderr } = hookgate.output();
  // On loopback only the startup banner shows the secret for Okta.
  const log = stdout.split('\n').filter((line) => line.startsWith('{'));
  expect(log.filter((line) => line.includes('"reason":"token-expired"'))).toHaveLength(1);
  const everything = [...log, stderr, ...answered].join('\n');
  const pieces = tokens.flatMap((token) => token.split('.').filter((part) => part.length > 8));
  const encoded = [basic(secrets.password), basic(secrets.guess)];
  const found = [...Object.values(secrets), ...encoded, ...tokens, ...pieces].filter((secret) =>
    everything.includes(secret),
  );
  expect(found).toEqual([]);
});
