import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { samples } from '../../src/okta/samples.ts';
import { type Hookgate, startHookgate, workspace } from './process.ts';

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

/** Starts a service with this much of a configuration; it is ended with the test. */
export function start(configuration = '', directory = workspace()): Hookgate {
  writeFileSync(join(directory, 'config.yaml'), configuration);
  const hookgate = startHookgate(directory, ['serve', '--port', '0', '--admin-port', '0']);
  onTestFinished(async () => {
    hookgate.child.kill('SIGKILL');
    await hookgate.exited;
  });
  return hookgate;
}

/** The same, and waits until it is up. */
export async function serve(configuration = '', directory = workspace()): Promise<Serving> {
  const hookgate = start(configuration, directory);
  const [, port = ''] = await hookgate.waitFor(/listening on port (\d+)/);
  const [, admin = ''] = await hookgate.waitFor(/Admin +http:\/\/[^:]+:(\d+)/);
  const [, secret = ''] = await hookgate.waitFor(/Authentication secret +(.+)/);
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
