import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { hookgateWith } from '../cli/hookgate.ts';
import { type Hookgate, startHookgate, told, workspace } from './process.ts';

const TOKEN = '2abcSECRETauthtoken';

const running: Hookgate[] = [];
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
});

function start(behaviour: 'missing' | 'refuses' | 'forwards'): Hookgate {
  const started = startHookgate(workspace(), ['serve', '--port', '0', '--admin-port', '0', '--tunnel'], {
    NGROK_AUTHTOKEN: TOKEN,
    FAKE_NGROK: behaviour,
    NODE_OPTIONS: `--import=${pathToFileURL(resolve('test/process/serve/fake-ngrok.ts'))}`,
  });
  running.push(started);
  return started;
}

/** Requests a decision at an endpoint, with the printed secret. */
async function ask({ waitFor }: Hookgate, url: string): Promise<number> {
  const [, authorization = ''] = await waitFor(/"authenticationSecret":"([^"]+)"/);
  const headers = { authorization, 'content-type': 'application/json' };
  const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(samples.ssr) });
  return status;
}

test('tunnel: prints the settings for Okta, answers requests through the tunnel, and closes it at the end', async () => {
  const hookgate = start('forwards');
  const [, url = ''] = await hookgate.waitFor(/"publicUrl":"(http[^"]+\/registrationHookSSR)"/);
  const { stdout } = hookgate.output();
  const [, port] = /listening on port (\d+)/.exec(stdout) ?? [];
  expect(new URL(url).port).not.toBe(port);
  expect(stdout.match(/"publicUrl":"http/g)).toHaveLength(3);
  expect(await ask(hookgate, url)).toBe(200);
  hookgate.child.kill('SIGTERM');
  expect((await hookgate.exited).code).toBe(0);
  const { stdout: all, stderr } = hookgate.output();
  expect(all + stderr).not.toContain(TOKEN);
});

test('tunnel: if ngrok refuses, the service runs without it', async () => {
  const hookgate = start('refuses');
  await hookgate.waitFor(/"reason":"Your authtoken: …[^}]*"tunnel not opened"/);
  const [, url = ''] = await hookgate.waitFor(/"url":"(http:[^"]+\/registrationHookSSR)"/);
  expect(await ask(hookgate, url)).toBe(200);
  hookgate.child.kill('SIGTERM');
  expect((await hookgate.exited).code).toBe(0);
  const { stdout, stderr } = hookgate.output();
  expect(stdout).toContain('"tunnel not opened"');
  expect(stdout + stderr).not.toContain(TOKEN);
});

describe('tunnel: startup errors', () => {
  test('without the package it prints how to install it', async () => {
    const { exited, output } = start('missing');
    expect((await exited).code).toBe(2);
    expect(output().stdout).toBe('');
    expect(JSON.parse(output().stderr)).toMatchObject({
      level: 'error',
      msg: '--tunnel needs the package @ngrok/ngrok, which is not installed, or not for this platform',
      hint: 'Install hookgate without --omit=optional, or leave --tunnel out and run: ngrok http 8082',
    });
  });

  test.for([
    [
      'the authtoken is not set',
      {},
      ['--tunnel'],
      'environment error tunnel: NGROK_AUTHTOKEN is not set or empty',
    ],
    [
      'the authtoken is empty',
      { NGROK_AUTHTOKEN: '' },
      ['--tunnel-domain', 'x.ngrok.app'],
      'https://dashboard.ngrok.com',
    ],
    [
      'the secret is published',
      { NGROK_AUTHTOKEN: TOKEN, BASIC_AUTH_USER: 'admin', BASIC_AUTH_PASSWORD: 'supersecret' },
      ['--tunnel'],
      'choose another one; the tunnel can be reached from other machines',
    ],
    [
      'other machines reach the address',
      { NGROK_AUTHTOKEN: TOKEN, HOOKGATE_HOST: '0.0.0.0' },
      ['--tunnel'],
      'the service is to listen on 0.0.0.0, which other machines reach without the tunnel',
    ],
    ['the domain is empty', { NGROK_AUTHTOKEN: TOKEN }, ['--tunnel-domain', ''], '--tunnel-domain is empty'],
  ] as const)('%s', async ([, environment, flags, message]) => {
    const directory = workspace();
    const { exitCode, stdout, stderr } = await hookgateWith({ directory, environment }, 'serve', ...flags);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(told({ output: () => ({ stdout, stderr }) })).toContain(message);
    expect(stderr).not.toContain(TOKEN);
  });
});
