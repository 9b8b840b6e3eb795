import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config, Flags } from '../../../src/config/config.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { type Service, type ServiceDependencies, startService } from '../../../src/serve/start-service.ts';
import { type Destination, LineQueue } from '../../../src/telemetry/line-queue.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { unwrap } from '../../unwrap.ts';

/** A service of the test, with rules of its own. */
export interface Running {
  service: Service;
  /** Writes files below the rules directory. */
  write: (files: Record<string, string>) => void;
  /** Sends a sign-up; returns the status and the body of the response. */
  post: (path: string, profile: object, secret?: string) => Promise<{ status: number; json: unknown }>;
  /** The response of the admin listener. */
  ask: (path: string) => Promise<string>;
}

const nowhere: Destination = {
  write: async (lines) => ({ lines: lines.length }),
  close: async () => undefined,
};

/** A service that is not started yet. */
interface Prepared {
  config: Config;
  surroundings: ServiceDependencies;
  write: Running['write'];
}

/**
 * A directory with rules and a configuration.
 *
 * @param configuration the keys that the test does not set itself
 */
export function prepared(
  files: Record<string, string>,
  configuration = '',
  ports: Pick<Flags, 'port' | 'adminPort'> = { port: '0', adminPort: '0' },
): Prepared {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-service-'));
  const write = (texts: Record<string, string>) => {
    for (const [name, text] of Object.entries(texts)) {
      const path = join(directory, 'rules', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  };
  write(files);
  writeFileSync(join(directory, 'config.yaml'), configuration);
  const environment = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'a-secret' };
  const flags = { ...ports, rules: join(directory, 'rules') };
  const config = unwrap(loadConfig(flags, { directory, environment }));
  const stdout = new LineQueue(nowhere, { onOutage: () => undefined, onRecovery: () => undefined });
  const surroundings = {
    log: createLog('silent', stdout),
    stdout,
    product: { name: 'hookgate', version: '1.2.3' },
    environment: {},
    readConfig: () => ({ ok: true, value: config }) as const,
  };
  return { config, surroundings, write };
}

/** The whole service in this process, on real sockets, ended with the test. */
export async function running(files: Record<string, string>, configuration = ''): Promise<Running> {
  const { config, surroundings, write } = prepared(files, configuration);
  const started = await startService(config, surroundings);
  if ('refused' in started) throw new Error(JSON.stringify(started.refused));
  const { service } = started;
  onTestFinished(() => service.stop(0));
  const post: Running['post'] = async (path, profile, secret = 'a-secret') => {
    const authorization = `Basic ${Buffer.from(`okta:${secret}`).toString('base64')}`;
    // Each is an event of its own: a second call of one event would be Okta's retry.
    const body = {
      ...samples.ssr,
      eventId: randomUUID(),
      data: { ...samples.ssr.data, userProfile: profile },
    };
    const response = await fetch(`http://127.0.0.1:${service.hook.port}${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  };
  const ask: Running['ask'] = async (path) =>
    (await fetch(`http://127.0.0.1:${service.admin.port}${path}`)).text();
  return { service, write, post, ask };
}
