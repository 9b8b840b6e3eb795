import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { type Hookgate, startHookgate, workspace } from './process.ts';

const running: Hookgate[] = [];
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
});

/** Starts `hookgate serve` on free ports; it is killed after the test. */
export function start(
  directory: string,
  args: string[] = [],
  environment: Record<string, string> = {},
): Hookgate {
  const hookgate = startHookgate(
    directory,
    ['serve', '--port', '0', '--admin-port', '0', ...args],
    environment,
  );
  running.push(hookgate);
  return hookgate;
}

/** Waits until it serves; returns its ports and the secret that it prints. */
export async function ready(hookgate: Hookgate): Promise<{ port: string; admin: string; secret: string }> {
  const [, port = ''] = await hookgate.waitFor(/Your app is listening on port (\d+)/);
  const [, admin = ''] = await hookgate.waitFor(/"admin":"http:\/\/[^:]+:(\d+)/);
  const [, secret = ''] = await hookgate.waitFor(/"authenticationSecret":"([^"]+)"/);
  return { port, admin, secret };
}

/** A secret of the configuration: a service whose output is collected does not print it. */
export const configured = {
  environment: { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'very-secret' },
  secret: `Basic ${Buffer.from('okta:very-secret').toString('base64')}`,
};

export interface Reply {
  commands: { type: string; value: { registration: string } }[];
  debugContext: { hookgate: { version: string } };
}

/** Calls the hook as Okta does at a sign-up with an address. */
export async function call(
  port: string,
  secret: string,
  email: string,
): Promise<{ status: number; json: Reply }> {
  const body = { ...samples.ssr, data: { ...samples.ssr.data, userProfile: { email, login: email } } };
  const headers = { authorization: secret, 'content-type': 'application/json' };
  const response = await fetch(`http://127.0.0.1:${port}/registrationHookSSR`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as Reply };
}

/** The lines of its log so far, with decisions. */
export function records({ output }: Hookgate): Record<string, unknown>[] {
  return output()
    .stdout.split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

/** A service that is up. */
export interface Serving extends Hookgate {
  directory: string;
  port: string;
  secret: string;
  /** Sends a request to the hook of the shipped rules. */
  call: () => Promise<Response>;
  /** Asks the admin listener. */
  ask: (path: string, init?: RequestInit) => Promise<Response>;
}

/** The same, with this much of a configuration. */
export function startWith(
  configuration: string,
  directory = workspace(),
  args: string[] = [],
  environment: Record<string, string> = {},
): Hookgate {
  writeFileSync(join(directory, 'config.yaml'), configuration);
  return start(directory, args, environment);
}

/** The same, and waits until it answers. */
export async function serve(configuration = '', directory = workspace()): Promise<Serving> {
  const hookgate = startWith(configuration, directory);
  const { port, admin, secret } = await ready(hookgate);
  const headers = { authorization: secret, 'content-type': 'application/json' };
  const body = JSON.stringify(samples.ssr);
  return {
    ...hookgate,
    directory,
    port,
    secret,
    call: () => fetch(`http://127.0.0.1:${port}/registrationHookSSR`, { method: 'POST', headers, body }),
    ask: (path, init) => fetch(`http://127.0.0.1:${admin}${path}`, init),
  };
}
