import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { told, workspace } from './process.ts';
import { call, configured, ready, records, start } from './serving.ts';

/** The entries of the list that the tests of the shipped rules expect. */
const OURS = 'okta.com\n*.okta.com\n';

test('serve: without a configuration prints the address and the secret for Okta, and answers', async () => {
  const hookgate = start(workspace());
  const { port, secret } = await ready(hookgate);
  expect(hookgate.output().stderr).toBe('');
  const [started] = records(hookgate).filter(({ okta }) => okta !== undefined);
  expect(started).toMatchObject({
    level: 'info',
    msg: `Your app is listening on port ${port}`,
    endpoints: expect.arrayContaining([
      {
        url: `http://127.0.0.1:${port}/registrationHookSSRandPP`,
        rules: { 'self.service.registration': 2, 'progressive.profile': 1 },
      },
    ]),
    version: expect.stringMatching(/^[0-9a-f]{12}/),
    okta: [{ authenticationField: 'authorization', authenticationSecret: secret }],
  });
  expect(secret).toMatch(/^Basic [\w+/=]{40,}$/);
  expect((await call(port, secret, 'kim@okta.com')).json.commands).toEqual([
    { type: 'com.okta.action.update', value: { registration: 'ALLOW' } },
  ]);
  expect((await call(port, 'Basic x', 'kim@okta.com')).status).toBe(401);
});

test('serve: an edited rule decides the next request; a broken one changes nothing, and /readyz shows it', async () => {
  const directory = workspace();
  const hookgate = start(directory);
  const { port, admin, secret } = await ready(hookgate);
  const list = join(directory, 'rules/lists/corporate-domains.txt');
  const kindOf = async (email: string) =>
    (await call(port, secret, email)).json.commands[0]?.value.registration;
  expect(await kindOf('kim@acme.example')).toBe('DENY');
  writeFileSync(list, `${OURS}acme.example\n`);
  await hookgate.waitFor(/rules loaded[\s\S]*rules loaded/);
  expect(await kindOf('kim@acme.example')).toBe('ALLOW');
  writeFileSync(list, 'not a domain\n');
  await hookgate.waitFor(/rules refused/);
  expect(await kindOf('kim@acme.example')).toBe('ALLOW');
  const readiness = await fetch(`http://127.0.0.1:${admin}/readyz`);
  expect(readiness.status).toBe(200);
  expect(await readiness.json()).toMatchObject({
    status: 'degraded',
    diagnostics: [{ file: 'rules/lists/corporate-domains.txt', range: { start: { line: 1 } } }],
  });
});

test('serve: a change whose tests fail does not go live, and /readyz shows the tests', async () => {
  const directory = workspace();
  const hookgate = start(directory);
  const { port, admin, secret } = await ready(hookgate);
  writeFileSync(join(directory, 'rules/lists/corporate-domains.txt'), 'acme.example\n');
  await hookgate.waitFor(/rules refused/);
  expect((await call(port, secret, 'kim@acme.example')).json.commands[0]?.value.registration).toBe('DENY');
  const response = await fetch(`http://127.0.0.1:${admin}/readyz`);
  const readiness = (await response.json()) as { diagnostics: object[] };
  expect(readiness).toMatchObject({ status: 'degraded' });
  expect(readiness.diagnostics[0]).toMatchObject({
    code: 'test-failed',
    file: 'rules/combined-enrollment.test.yaml',
    message: expect.stringMatching(/^test ".*": expected decision allow, got deny/),
  });
});

test('P1, P2: during reloads no request fails, and each is decided by one rule set version', async () => {
  const directory = workspace();
  const hookgate = start(directory);
  const { port, secret } = await ready(hookgate);
  const list = join(directory, 'rules/lists/corporate-domains.txt');
  const seen = new Map<string, Set<string>>();
  let swapping = true;
  const caller = async () => {
    while (swapping) {
      const { status, json } = await call(port, secret, 'kim@acme.example');
      expect(status).toBe(200);
      const { version } = json.debugContext.hookgate;
      seen.set(version, (seen.get(version) ?? new Set()).add(json.commands[0]?.value.registration ?? ''));
    }
  };
  const callers = Promise.all(Array.from({ length: 8 }, caller));
  for (let round = 1; round <= 6; round += 1) {
    writeFileSync(list, round % 2 === 1 ? `${OURS}acme.example\n# ${round}\n` : `${OURS}# ${round}\n`);
    await hookgate.waitFor(new RegExp(`(rules loaded[\\s\\S]*){${round + 1}}`));
  }
  swapping = false;
  await callers;
  expect(seen.size).toBeGreaterThan(4);
  expect([...seen.values()].every((decisions) => decisions.size === 1)).toBe(true);
  expect(new Set([...seen.values()].flatMap((decisions) => [...decisions]))).toEqual(
    new Set(['ALLOW', 'DENY']),
  );
});

test('serve: SIGHUP reloads', async () => {
  const directory = workspace();
  const hookgate = start(directory);
  await ready(hookgate);
  for (const file of ['progressive-profile.yaml', 'progressive-profile.test.yaml'])
    rmSync(join(directory, 'rules', file));
  hookgate.child.kill('SIGHUP');
  await hookgate.waitFor(/rules loaded[\s\S]*rules loaded/);
});

test.each(['SIGTERM', 'SIGINT'] as const)('serve: %s exits with 0', async (signal) => {
  const hookgate = start(workspace());
  await ready(hookgate);
  hookgate.child.kill(signal);
  expect(await hookgate.exited).toEqual({ code: 0, signal: null });
});

describe('serve: a start that fails', () => {
  test('broken rules: the diagnostics, exit code 1', async () => {
    const directory = workspace();
    writeFileSync(join(directory, 'rules/broken.yaml'), 'version: 1\nendpoint: /x\nrequestTypes: {}\n');
    const hookgate = start(directory);
    expect(await hookgate.exited).toEqual({ code: 1, signal: null });
    expect(told(hookgate)).toContain('rules/broken.yaml:3:15 error empty: requestTypes must not be empty');
    expect(hookgate.output().stdout).not.toContain('listening');
  });

  test('an invalid configuration: file, line and column, exit code 2', async () => {
    const directory = workspace();
    writeFileSync(
      join(directory, 'config.yaml'),
      'auth:\n  - header: { name: x-key, value: "${HOOKGATE_KEY}" }\n',
    );
    const hookgate = start(directory);
    expect(await hookgate.exited).toEqual({ code: 2, signal: null });
    expect(told(hookgate)).toMatch(
      /^config\.yaml:2:\d+ error no-value: the environment variable HOOKGATE_KEY is not set/,
    );
    expect(hookgate.output().stderr).not.toMatch(/\n\s+at /);
  });

  test("the guide's published secret on a reachable address: exit code 2", async () => {
    const published = { BASIC_AUTH_USER: 'admin', BASIC_AUTH_PASSWORD: 'supersecret' };
    const refused = start(workspace(), ['--host', '0.0.0.0'], published);
    expect(await refused.exited).toEqual({ code: 2, signal: null });
    const warned = start(workspace(), [], published);
    await ready(warned);
    const warnings = records(warned).filter(({ msg }) => msg === 'configuration warnings');
    expect(warnings).toMatchObject([{ level: 'warn', diagnostics: [{ code: 'published-secret' }] }]);
    expect(warned.output().stderr).toBe('');
  });

  test('an invalid host: its name, exit code 2', async () => {
    const hookgate = start(workspace(), ['--host', '999.1.1.1']);
    expect(await hookgate.exited).toEqual({ code: 2, signal: null });
    expect(told(hookgate)).toContain('cannot listen on 999.1.1.1: there is no such host');
    expect(hookgate.output().stderr).not.toMatch(/\n\s+at /);
  });

  test('a port in use: its number, exit code 3', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const hookgate = start(workspace(), ['--port', String(port)]);
    expect(await hookgate.exited).toEqual({ code: 3, signal: null });
    expect(told(hookgate)).toContain(`cannot listen on 127.0.0.1:${port}: another program listens there`);
    taken.close();
  });
});

test('serve: a configured secret is not printed to collected output', async () => {
  const hookgate = start(workspace(), [], configured.environment);
  await ready(hookgate);
  expect(hookgate.output().stdout).not.toContain(configured.secret);
});
