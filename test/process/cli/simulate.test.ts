import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet } from 'jose';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { authenticateBy } from '../../../src/http/auth/compare-credentials.ts';
import { listening } from '../../local-server.ts';
import { type Service, startService } from '../../unit/http/service.ts';
import { hookgate, hookgateWith } from './hookgate.ts';

const SECRET = `Basic ${btoa('okta:a-secret')}`;
const environment = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'a-secret' };

let service: Service | undefined;
afterEach(async () => {
  await service?.listener.close(0);
  service = undefined;
});

async function startAt(changes: Parameters<typeof startService>[0] = {}): Promise<string> {
  service = await startService(changes);
  return `http://127.0.0.1:${service.listener.port}`;
}

test('simulate: calls all endpoints of the rules directory with the configured credentials', async () => {
  // On a busy machine a reply may be slow, which would be told as a warning.
  vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => void vi.restoreAllMocks());
  const url = await startAt();
  const { exitCode, stdout, stderr } = await hookgateWith({ environment }, 'simulate', '--url', url);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain(`${url}/registrationHookSSR\n`);
  expect(stdout).toMatch(/at email +Only okta\.com emails can register\./);
  expect(stdout).toMatch(/Okta +continues the update, and writes employeeNumber to the profile/);
  expect(stdout).toContain('- profile-update: left out, this hook is not for progressive.profile');
  expect(stdout).toMatch(/\n\d+ scenarios: 0 errors, 0 warnings\n$/);
});

test('simulate: runs one scenario at one hook as JSON', async () => {
  const url = `${await startAt()}/registrationHookPP`;
  const args = ['--url', url, '--auth', SECRET, '--request-type', 'progressive.profile'];
  const { exitCode, stdout } = await hookgate(
    'simulate',
    ...args,
    '--only',
    'profile-update',
    '--format',
    'json',
  );
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    played: [
      {
        url,
        scenario: 'profile-update',
        steps: [
          { sent: 'employee number 1234', attempts: [{ reply: { status: 200 } }], shown: [], findings: [] },
          { sent: 'employee number 12345', okta: 'refuses the update', findings: [] },
        ],
      },
    ],
  });
});

describe('simulate: credentials', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-simulate-'));
  writeFileSync(join(directory, 'secret.txt'), `${SECRET}\n`);

  test.each([
    ['the secret of the Admin Console', SECRET],
    ['a header by its name', `Authorization: ${SECRET}`],
    ['a user name and a password', 'okta:a-secret'],
    ['a file', '@secret.txt'],
  ])('%s; the secret is never written', async (_, auth) => {
    const url = `${await startAt()}/registrationHookSSR`;
    const args = ['simulate', '--url', url, '--auth', auth, '--only', 'sign-up'];
    const { exitCode, stdout, stderr } = await hookgateWith({ directory }, ...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).not.toMatch(/a-secret|b2t0YT/);
  });

  test('a token of a simulated authorization server', async () => {
    const port = await freePort();
    const issuer = `http://127.0.0.1:${port}/oauth2/default`;
    writeFileSync(
      join(directory, 'tokens.yaml'),
      `auth: [{ oauth2: { issuer: "${issuer}", audience: "api://default", scope: hookgate, clientIds: [okta] } }]\n`,
    );
    const jwksUri = `${issuer}/v1/keys`;
    const entry = { issuer, audience: 'api://default', scope: 'hookgate', clientIds: ['okta'], jwksUri };
    const keys = createRemoteJWKSet(new URL(jwksUri), { cooldownDuration: 0 });
    const checks = { keysAt: () => keys, now: Date.now };
    const url = `${await startAt({ authenticate: authenticateBy([{ kind: 'oauth2', ...entry }], checks) })}`;
    const args = ['simulate', '--url', `${url}/registrationHookSSR`, '--config', 'tokens.yaml'];
    const only = ['--only', 'sign-up', '--only', 'wrong-credentials'];
    const { exitCode, stdout, stderr } = await hookgateWith({ directory }, ...args, ...only);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`Authorization server at ${issuer}, keys at ${jwksUri}.`);
    expect(stdout).toContain('a token with the right claims, signed with another key');
    expect(service?.refusals).toEqual(['unknown-key']);
    expect(service?.answers).toHaveLength(2);
  });

  test('a token that is not issued', async () => {
    const url = `${await startAt()}/registrationHookSSR`;
    const tokenUrl = `http://127.0.0.1:${await freePort()}/token`;
    const client = ['--token-url', tokenUrl, '--client-id', 'okta', '--client-secret', '@secret.txt'];
    const args = ['simulate', '--url', url, '--auth', 'oauth2', ...client];
    const { exitCode, stdout } = await hookgateWith({ directory }, ...args);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'error no-token: There is no token to call it with: the authorization server cannot be',
    );
    expect(stdout).toContain('- malformed: left out, there is no token to call this hook with');
    expect(stdout).not.toContain('b2t0YT');
  });

  test('none, without scenarios for wrong credentials', async () => {
    const url = `${await startAt({ authenticate: () => undefined })}/registrationHookSSR`;
    const { exitCode, stdout } = await hookgate(
      'simulate',
      '--url',
      url,
      '--auth',
      'none',
      '--only',
      'no-credentials',
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('error not-refused: A request without valid credentials is accepted.');
  });
});

test.each([
  ['//127.0.0.1:PORT/steal', '//127.0.0.1:PORT/steal'],
  ['/team-a --endpoint /sign-up', '/team-a/sign-up'],
  ['/team-a/ --endpoint /sign-up', '/team-a/sign-up'],
  ['/team-a?tenant=1', '/team-a?tenant=1'],
])('simulate: calls %s at its own host only', async (args, path) => {
  const called: (string | undefined)[] = [];
  const elsewhere: (string | undefined)[] = [];
  const hook = await listening(({ url }, response) => {
    called.push(url);
    response.writeHead(204).end();
  });
  const other = await listening(({ url }, response) => {
    elsewhere.push(url);
    response.end();
  });
  const ofOther = (text: string) => text.replace('PORT', new URL(other).port);
  const [at = '', ...more] = ofOther(args).split(' ');
  const { exitCode } = await hookgate(
    ...['simulate', '--url', `${hook}${at}`, ...more],
    ...['--auth', SECRET, '--only', 'sign-up'],
  );
  expect({ exitCode, elsewhere }).toEqual({ exitCode: 0, elsewhere: [] });
  expect(new Set(called)).toEqual(new Set([ofOther(path)]));
});

test('simulate: redacts an echoed secret', async () => {
  const hook = await listening(({ headers }, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ debugContext: headers.authorization }));
  });
  for (const format of ['text', 'json']) {
    const args = ['--auth', SECRET, '--only', 'sign-up', '--format', format];
    const { stdout } = await hookgate('simulate', '--url', `${hook}/x`, ...args);
    expect(stdout).toContain('•••');
    expect(stdout).not.toContain(SECRET.split(' ')[1]);
  }
});

test('simulate: fails if no scenario applies', async () => {
  const args = ['--auth', SECRET, '--only', 'classic', '--request-type', 'progressive.profile'];
  const { exitCode, stderr } = await hookgate('simulate', '--url', 'http://127.0.0.1:9/x', ...args);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('no scenario applies');
});

test.each<[what: string, args: string[], message: string]>([
  ['no address', ['--url', 'hooks.example.com'], 'hooks.example.com is no address'],
  ['another scheme', ['--url', 'ftp://hooks.example.com/x'], 'is no address'],
  ['a password in the address', ['--url', 'https://a:b@hooks.example.com/x'], 'has a user name in it'],
  ['a secret that is made up for each run', [], 'the secret of the service is unknown'],
  [
    'credentials without TLS',
    ['--url', 'http://hooks.example.com/x', '--auth', 'a:b'],
    'http would show the credentials',
  ],
  [
    'a client secret without TLS',
    ['--url', 'https://x.example/x', '--auth', 'oauth2', '--token-url', 'http://y.example/token'],
    'http would show the credentials to anybody on the way to y.example',
  ],
  [
    'a file that is not there',
    ['--url', 'https://x.example/x', '--auth', '@none'],
    'none cannot be read (ENOENT)',
  ],
  [
    'a client without a secret',
    ['--url', 'https://x.example/x', '--auth', 'oauth2', '--token-url', 'https://y.example/token'],
    'issues tokens to its clients only',
  ],
  [
    'a path that leads elsewhere',
    ['--url', 'https://x.example', '--auth', 'a:b', '--endpoint', '//evil.example/x'],
    '//evil.example/x is no path',
  ],
  [
    'a path that is an address',
    ['--url', 'https://x.example', '--auth', 'a:b', '--endpoint', 'http://evil.example/x'],
    'http://evil.example/x is no path',
  ],
  [
    'a query without a path',
    ['--url', 'https://x.example/?tenant=1', '--auth', 'a:b'],
    'the address has a query, and no path',
  ],
  [
    'a password in the address of tokens',
    ['--url', 'https://x.example/x', '--auth', 'oauth2', '--token-url', 'https://a:b@y.example/token'],
    '--token-url has a user name in it',
  ],
  [
    'a client without tokens',
    ['--url', 'https://x.example/x', '--auth', 'a:b', '--client-id', 'okta'],
    '--client-id is for --auth oauth2',
  ],
  [
    'a header that cannot be sent',
    ['--url', 'https://x.example/x', '--auth', 'x: €'],
    '--auth is no credential',
  ],
  ['a scenario that is none', ['--only', 'sign-in'], 'Allowed choices are sign-up'],
])('simulate: %s is a usage error', async (_, args, message) => {
  const { exitCode, stderr, stdout } = await hookgate('simulate', ...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(message);
});

describe('verify', () => {
  test('accepts a correct deployment', async () => {
    const url = `${await startAt()}/registrationHookSSR`;
    const { exitCode, stdout } = await hookgate('verify', url, '--auth', SECRET);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\n5 scenarios: 0 errors, 0 warnings\n$/);
    expect(service?.decisions).toEqual([]);
  });

  test.each([
    ['other credentials', ['--auth', 'okta:other'], 'The credentials are refused: 401.'],
    ['a path that is none', ['--auth', SECRET, '--endpoint', '/none'], 'There is no hook at this path: 404.'],
  ])('%s', async (_, args, message) => {
    const url = await startAt();
    const at = args.includes('--endpoint') ? url : `${url}/registrationHookSSR`;
    const { exitCode, stdout } = await hookgate('verify', at, ...args);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(message);
  });
});

test.each([
  ['simulate', (url: string) => ['--url', url]],
  ['simulate at all hooks of the rules', (url: string) => ['--url', new URL(url).origin]],
  ['verify', (url: string) => [url]],
])('%s: reports an unreachable service once', async (command, addressed) => {
  const url = `http://127.0.0.1:${await freePort()}/registrationHookSSRandPP`;
  const [name = ''] = command.split(' ');
  expect(await hookgate(name, ...addressed(url), '--auth', SECRET)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `hookgate: ${url} cannot be called: nothing listens there (ECONNREFUSED); is the service running, and is this its address?\n`,
  });
});

test('simulate: an unreachable service has a JSON report', async () => {
  const url = `http://127.0.0.1:${await freePort()}/x`;
  const { exitCode, stdout } = await hookgate('simulate', '--url', url, '--auth', SECRET, '--format', 'json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout).played[0].steps[0].findings).toMatchObject([{ code: 'unreachable' }]);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
