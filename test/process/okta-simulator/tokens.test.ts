import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listening } from '../../local-server.ts';
import { eventually, PATIENCE } from '../../patience.ts';
import type { Hookgate } from '../serve/process.ts';
import { configured, ready, start } from '../serve/serving.ts';
import { startAuthorizationServer, type TokenHook } from './authorization-server.ts';
import { oauthClient, type Tokens } from './oauth-client.ts';

/** `hookgate serve` with one rule file, as a process of its own, and a client of an authorization server that calls it. */
async function serving(rules: string): Promise<{
  client: ReturnType<typeof oauthClient>;
  hook: TokenHook;
  hookgate: Hookgate;
  write: (rules: string) => void;
}> {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-tokens-'));
  mkdirSync(join(directory, 'rules'));
  const write = (text: string) => writeFileSync(join(directory, 'rules/token.yaml'), text);
  write(rules);
  const hookgate = start(directory, [], configured.environment);
  const { port } = await ready(hookgate);
  const hook = { url: `http://127.0.0.1:${port}/token`, secret: configured.secret, timeout: PATIENCE };
  return { client: oauthClient(await startAuthorizationServer(hook)), hook, hookgate, write };
}

type Client = ReturnType<typeof oauthClient>;

/** The grants in which Okta calls the hook. */
const GRANTS: [name: string, grant: (client: Client) => Promise<Tokens>][] = [
  ['authorization code', (client) => client.signIn()],
  ['refresh token', async (client) => client.refresh((await client.signIn()).refreshToken ?? '')],
  ['client credentials', (client) => client.asService()],
];

const RULES = `version: 1
hook: token
endpoint: /token
default: continue
rules:
  - name: department
    when: { fact: data.context.protocol.client.id, operator: in, value: [web, service] }
    then: { accessToken: { set: { department: sales } } }
`;

describe('a claim added by a YAML file arrives in a token that a client verifies, and after one line of YAML changed it does not, without a restart', () => {
  test.each(GRANTS)('%s', async (_, grant) => {
    const { client, hookgate, write } = await serving(RULES);
    expect((await grant(client)).access).toMatchObject({ department: 'sales' });
    write(RULES.replace('[web, service]', '[another]'));
    await eventually(async () => expect((await grant(client)).access).not.toHaveProperty('department'));
    write(RULES.replace('sales', 'support'));
    await eventually(async () =>
      expect((await grant(client)).access).toMatchObject({ department: 'support' }),
    );
    expect(hookgate.child).toMatchObject({ exitCode: null, signalCode: null });
  });
});

test('token hook: claims of both tokens are set, replaced and removed, and each token has its lifetime', async () => {
  const { client } = await serving(`version: 1
hook: token
endpoint: /token
default: continue
rules:
  - name: signed-in
    when: { fact: data.context.user.profile.login, operator: present }
    then:
      idToken:
        set: { teams: [red, blue], level: 3, "https://example.com/role": { admin: false } }
        replace: { name: "{{ data.context.user.profile.firstName }}", nothing: x }
        remove: [email]
        lifetime: 15m
      accessToken: { set: { sub: "{{ data.context.user.profile.login }}" }, lifetime: 2h }
`);
  for (const tokens of [
    await client.signIn(),
    await client.refresh((await client.signIn()).refreshToken ?? ''),
  ]) {
    const { id = {}, access = {} } = tokens;
    expect(id).toMatchObject({
      teams: ['red', 'blue'],
      level: 3,
      'https://example.com/role': { admin: false },
      name: 'Rosario',
      preferred_username: 'rosario.jones@example.com',
      nonce: 'a-nonce',
    });
    expect(id).not.toHaveProperty('email');
    expect(id).not.toHaveProperty('nothing');
    expect(access).toMatchObject({ sub: 'rosario.jones@example.com', cid: 'web' });
    expect([id, access].map(({ exp = 0, iat = 0 }) => exp - iat)).toEqual([900, 7200]);
  }
  expect((await client.asService()).access).toMatchObject({ sub: 'service', scope: 'reports.read' });
});

const DENIES = `version: 1
hook: token
endpoint: /token
default: continue
rules:
  - name: nobody
    when: { fact: data.context.protocol.client.id, operator: in, value: [web, service] }
    then: { deny: true, error: { errorSummary: "No token for {{ data.context.protocol.client.id }}." } }
`;

test('token hook: a denial is an error at the token endpoint, with its text', async () => {
  const { client, write } = await serving(DENIES);
  const refused = (id: string) => ({
    error: { error: 'server_error', error_description: `No token for ${id}.` },
  });
  expect(await client.signIn()).toEqual(refused('web'));
  expect(await client.asService()).toEqual(refused('service'));
  // One who has signed in before is refused with the refresh token.
  write(DENIES.replace('[web, service]', '[another]'));
  const before = await eventually(async () => {
    const tokens = await client.signIn();
    expect(tokens.error).toBeUndefined();
    return tokens;
  });
  write(DENIES);
  const refreshed = () => client.refresh(before.refreshToken ?? '');
  await eventually(async () => expect(await refreshed()).toEqual(refused('web')));
});

describe('token hook: Okta issues tokens unmodified, although a rule denies', () => {
  test('if hookgate is down', async () => {
    const { client, hookgate } = await serving(DENIES);
    expect((await client.asService()).error).toBeDefined();
    hookgate.child.kill('SIGKILL');
    await hookgate.exited;
    for (const [, grant] of GRANTS) {
      const { error, access } = await grant(client);
      expect({ error, access }).toMatchObject({ error: undefined, access: { aud: 'api://default' } });
    }
  });

  test('if there is no reply in 3 seconds', async () => {
    const calls: unknown[] = [];
    const origin = await listening((request) => calls.push(request.url));
    const client = oauthClient(await startAuthorizationServer({ url: `${origin}/token`, secret: 'x' }));
    expect((await client.asService()).access).toMatchObject({ cid: 'service' });
    // Okta does not retry.
    expect(calls).toEqual(['/token']);
  });

  test('if Okta has the wrong secret', async () => {
    const { hook } = await serving(DENIES);
    const client = oauthClient(await startAuthorizationServer({ ...hook, secret: 'Basic d3Jvbmc6c2VjcmV0' }));
    expect((await client.signIn()).error).toBeUndefined();
  });
});

test('token hook: one operation of another service that Okta cannot apply voids all of them', async () => {
  const operations = [
    { op: 'add', path: '/claims/department', value: 'sales' },
    { op: 'replace', path: '/claims/nothing', value: 'x' },
  ];
  const origin = await listening((_request, response) => {
    const commands = [{ type: 'com.okta.access.patch', value: operations }];
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ commands }));
  });
  const client = oauthClient(
    await startAuthorizationServer({ url: `${origin}/token`, secret: 'x', timeout: PATIENCE }),
  );
  expect((await client.asService()).access).not.toHaveProperty('department');
  operations.pop();
  expect((await client.asService()).access).toMatchObject({ department: 'sales' });
});
