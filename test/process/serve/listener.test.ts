import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startHook } from '../../../src/serve/listeners.ts';
import { startService } from '../../../src/serve/start-service.ts';
import { prepared } from './running.ts';

const RULES = {
  'a.yaml': `version: 1
endpoint: /a
requestTypes:
  self.service.registration:
    rules:
      - name: partners
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }
        otherwise: deny
    default: continue
`,
};

interface Readiness {
  status: number;
  json: { status: string; conditions: { name: string; state: string; reason?: string }[] };
}

async function readiness(port: number): Promise<Readiness> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  return { status: response.status, json: (await response.json()) as Readiness['json'] };
}

const listenerOf = ({ json }: Readiness) => json.conditions.find(({ name }) => name === 'listener');

async function occupied(): Promise<{ port: number; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

/** A free port: readiness is requested before the service reports its ports. */
async function freePort(): Promise<number> {
  const { port, server } = await occupied();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the hook listener; requests readiness before it opens, and again if that fails. */
function asking(adminPort: number, asked: Readiness[]): typeof startHook {
  return async (...given) => {
    asked.push(await readiness(adminPort));
    try {
      return await startHook(...given);
    } catch (error) {
      asked.push(await readiness(adminPort));
      throw error;
    }
  };
}

const OPENING = { name: 'listener', state: 'not-ready', reason: 'the hook port is not open yet' };

test('listener health check: 503 until the hook port takes connections', async () => {
  const adminPort = await freePort();
  const { config, surroundings } = prepared(RULES, '', { port: '0', adminPort: String(adminPort) });
  const asked: Readiness[] = [];
  const started = await startService(config, surroundings, asking(adminPort, asked));
  if ('refused' in started) throw new Error(JSON.stringify(started.refused));
  onTestFinished(() => started.service.stop(0));
  expect(asked).toMatchObject([{ status: 503, json: { status: 'not-ready' } }]);
  expect(asked.map(listenerOf)).toEqual([OPENING]);
  const now = await readiness(adminPort);
  expect([now.status, listenerOf(now)]).toEqual([200, { name: 'listener', state: 'ready' }]);
});

test('listener health check: 503 at a start whose port is in use', async () => {
  const [adminPort, taken] = await Promise.all([freePort(), occupied()]);
  onTestFinished(() => void taken.server.close());
  const ports = { port: String(taken.port), adminPort: String(adminPort) };
  const { config, surroundings } = prepared(RULES, '', ports);
  const asked: Readiness[] = [];
  await expect(startService(config, surroundings, asking(adminPort, asked))).rejects.toThrow('EADDRINUSE');
  expect(asked.map(({ status }) => status)).toEqual([503, 503]);
  expect(asked.map(listenerOf)).toEqual([OPENING, OPENING]);
});

test('listener health check: 503 once the hook port is closed', async () => {
  const adminPort = await freePort();
  const { config, surroundings } = prepared(RULES, '', { port: '0', adminPort: String(adminPort) });
  const asked: Readiness[] = [];
  const started = await startService(config, surroundings, async (...given) => {
    const listener = await startHook(...given);
    const close = async (grace: number) => {
      await listener.close(grace);
      asked.push(await readiness(adminPort));
    };
    return { ...listener, close };
  });
  if ('refused' in started) throw new Error(JSON.stringify(started.refused));
  await started.service.stop(0);
  expect(asked).toMatchObject([{ status: 503, json: { status: 'stopping' } }]);
  expect(asked.map(listenerOf)).toEqual([
    { name: 'listener', state: 'not-ready', reason: 'the hook port is closed' },
  ]);
});
