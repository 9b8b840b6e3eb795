import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { callSteadily } from './calling.ts';
import { type Hookgate, told, workspace } from './process.ts';
import { configured, ready, start, startWith } from './serving.ts';

const SHARED = 'server: { reusePort: true }\nlog: { level: warn }\n';
const onLinux = process.platform === 'linux';

interface Instance extends Hookgate {
  port: string;
  admin: string;
}

/** Starts an instance on a port, or on a free one, and waits until it answers. */
async function instance(configuration: string, port = '0'): Promise<Instance> {
  const hookgate = startWith(configuration, workspace(), ['--port', port], configured.environment);
  return { ...hookgate, ...(await ready(hookgate)), ...(port !== '0' && { port }) };
}

async function requestsOf({ admin }: Instance): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${admin}/metrics`)).text();
  const counts = [...metrics.matchAll(/^hookgate_requests_total\{.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

test.runIf(onLinux)(
  'case 45: two instances on one port: both answer, and no call is lost when either one exits',
  async () => {
    const first = await instance(SHARED);
    const second = await instance(SHARED, first.port);
    const { ended } = await callSteadily({ port: first.port, secret: configured.secret });
    await expect
      .poll(async () => Math.min(...(await Promise.all([first, second].map(requestsOf)))))
      .toBeGreaterThan(50);
    first.child.kill('SIGTERM');
    expect(await first.exited).toEqual({ code: 0, signal: null });
    const before = await requestsOf(second);
    await expect.poll(() => requestsOf(second)).toBeGreaterThan(before + 250);
    second.child.kill('SIGTERM');
    expect(await second.exited).toEqual({ code: 0, signal: null });
    const { answers, failures } = await ended;
    expect(failures).toEqual({});
    expect(Object.keys(answers)).toEqual(['200']);
  },
);

test.runIf(onLinux)(
  'server.reusePort: an instance without it reports a port in use, and exits with 3',
  async () => {
    const { port } = await instance(SHARED);
    const alone = start(workspace(), ['--port', port]);
    expect(await alone.exited).toEqual({ code: 3, signal: null });
    expect(told(alone)).toContain(`cannot listen on 127.0.0.1:${port}: another program listens there`);
  },
);

test('instances: a retry that reaches another one is decided anew, by the same rules', async () => {
  const instances = await Promise.all([instance(''), instance('')]);
  const body = JSON.stringify({ ...samples.ssr, eventId: randomUUID() });
  const headers = { authorization: configured.secret, 'content-type': 'application/json' };
  const [one, other] = await Promise.all(
    instances.map(async ({ port }) => {
      const url = `http://127.0.0.1:${port}/registrationHookSSR`;
      return (await (await fetch(url, { method: 'POST', headers, body })).json()) as {
        commands: object[];
        debugContext: { hookgate: { decisionId: string; version: string } };
      };
    }),
  );
  expect(other?.commands).toEqual(one?.commands);
  expect(other?.debugContext.hookgate.version).toBe(one?.debugContext.hookgate.version);
  expect(other?.debugContext.hookgate.decisionId).not.toBe(one?.debugContext.hookgate.decisionId);
});
