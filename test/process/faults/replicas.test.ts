import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { callSteadily } from '../serve/calling.ts';
import { type Hookgate, workspace } from '../serve/process.ts';
import { configured, ready, startWith } from '../serve/serving.ts';

const hasHaproxy = spawnSync('haproxy', ['-v']).status === 0;
const CONFIGURATION = 'server: { drain: 5s, trustProxy: 1 }\nlog: { level: info }\n';

/** A free port. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return String(port);
}

/** One of the instances behind the load balancer; it keeps its ports and its rules through a restart. */
class Replica {
  readonly directory = workspace();
  port = '0';
  admin = '0';
  #hookgate: Hookgate | undefined;

  async start(): Promise<void> {
    const ports = ['--port', this.port, '--admin-port', this.admin];
    this.#hookgate = startWith(CONFIGURATION, this.directory, ports, configured.environment);
    const { port, admin } = await ready(this.#hookgate);
    Object.assign(this, { port, admin });
    await expect.poll(async () => (await this.ask('/readyz')).status).toBe(200);
  }

  async restart(): Promise<void> {
    this.#hookgate?.child.kill('SIGTERM');
    expect(await this.#hookgate?.exited).toEqual({ code: 0, signal: null });
    await this.start();
  }

  ask(path: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.admin}${path}`);
  }

  async version(): Promise<string> {
    const { rules } = (await (await this.ask('/version')).json()) as { rules: { version: string } };
    return rules.version;
  }

  /** Changes the rules, and waits until they are live. */
  async changeRules(): Promise<void> {
    const before = await this.version();
    writeFileSync(join(this.directory, 'rules/lists/corporate-domains.txt'), 'okta.com\n*.okta.com\n# new\n');
    await expect.poll(() => this.version()).not.toBe(before);
  }
}

/** Starts HAProxy with deploy/haproxy/haproxy.cfg in front of two instances; returns its port. */
async function startHaproxy(one: Replica, two: Replica): Promise<string> {
  const port = await freePort();
  const path = join(mkdtempSync(join(tmpdir(), 'hookgate-haproxy-')), 'haproxy.cfg');
  const text = readFileSync('deploy/haproxy/haproxy.cfg', 'utf8')
    .replace('bind :8080', `bind 127.0.0.1:${port}`)
    .replace('127.0.0.1:8082 port 9082', `127.0.0.1:${one.port} port ${one.admin}`)
    .replace('127.0.0.1:8083 port 9083', `127.0.0.1:${two.port} port ${two.admin}`);
  writeFileSync(path, text);
  const haproxy = spawn('haproxy', ['-db', '-f', path], { stdio: 'ignore' });
  onTestFinished(() => void haproxy.kill('SIGKILL'));
  const answers = async () =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' }).catch(() => undefined))?.status;
  await expect.poll(answers).toBe(401);
  return port;
}

test.skipIf(!hasHaproxy)(
  'case 46: replicas behind HAProxy: no call is lost in a rolling restart and a rolling rule change',
  async () => {
    const replicas = [new Replica(), new Replica()] as const;
    await Promise.all(replicas.map((replica) => replica.start()));
    const [one, two] = replicas;
    const before = await one.version();
    const port = await startHaproxy(one, two);
    const { stop } = await callSteadily(
      { port, secret: configured.secret },
      { perSecond: 200, connections: 10 },
    );
    for (const replica of replicas) await replica.restart();
    for (const replica of replicas) await replica.changeRules();
    for (const replica of replicas) await replica.restart();
    const { answers, failures } = await stop();
    expect({ statuses: Object.keys(answers), failures }).toEqual({ statuses: ['200'], failures: {} });
    expect(await one.version()).toBe(await two.version());
    expect(await one.version()).not.toBe(before);
  },
);
