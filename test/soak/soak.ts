import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Hookgate, startHookgate } from '../process/serve/process.ts';
import { disturb } from './disturb.ts';
import { figures } from './figures.ts';
import { filesOf, swap } from './generations.ts';
import { breaches, type Run } from './judge.ts';
import type { Weight } from './probe.ts';
import type { Orders, Result } from './traffic.ts';

/*
 * npm run test:soak: a real service under mixed traffic from another process while its rules are swapped, broken,
 * deleted and restored. Exits with 1 after an error. SOAK_SECONDS is its duration.
 */

const SECONDS = Number(process.env['SOAK_SECONDS'] ?? 300);
/** Calls a second. */
const RATE = 200;
/** The number of calls after which bounded caches, such as the replay cache, are full. */
const WARM_UP = 16_000;
/** The number of memory measurements. */
const WEIGHINGS = 30;
const SECRET = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'soak-secret' };
const AUTHORIZATION = `Basic ${Buffer.from('okta:soak-secret').toString('base64')}`;

const home = mkdtempSync(join(tmpdir(), 'hookgate-soak-'));
const children = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
// Removes everything at any exit.
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

function layRules(): string {
  const rules = join(home, 'rules');
  mkdirSync(rules);
  swap(rules, '1', filesOf(1));
  return rules;
}

async function startService(weights: string): Promise<{ service: Hookgate; port: number; admin: string }> {
  const probe = new URL('./probe.ts', import.meta.url).href;
  const service = startHookgate(home, ['serve', '--port', '0', '--admin-port', '0'], {
    ...SECRET,
    NODE_OPTIONS: `--import=${probe}`,
    SOAK_WEIGHTS: weights,
  });
  children.add(service.child);
  const [, port] = await service.waitFor(/Your app is listening on port (\d+)/);
  const [, admin = ''] = await service.waitFor(/"admin":"(http:\/\/[^:]+:\d+)/);
  return { service, port: Number(port), admin };
}

/** The process of the clients; `send` resolves after the responses to all ordered calls. */
function startTraffic(results: Result[]): (orders: Orders) => Promise<void> {
  const traffic = fork(new URL('./traffic.ts', import.meta.url));
  children.add(traffic);
  let done: () => void = () => undefined;
  traffic.on('message', (message: Result | 'done') => {
    if (message === 'done') done();
    else results.push(message);
  });
  return (orders) =>
    new Promise((resolve, reject) => {
      done = resolve;
      traffic.once('exit', (code) => reject(new Error(`the callers ended with ${code}`)));
      traffic.send(orders);
    });
}

function weightsIn(path: string): Weight[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function soak(): Promise<Run> {
  const rules = layRules();
  const weights = join(home, 'weights');
  const { service, port, admin } = await startService(weights);
  const weigh = () => service.child.kill('SIGUSR2');
  weigh();
  const results: Result[] = [];
  const send = startTraffic(results);
  const calling = { port, authorization: AUTHORIZATION };
  const over = new AbortController();
  await send({ ...calling, calls: WARM_UP, seconds: SECONDS });
  const warm = weightsIn(weights).length;
  const disturbed = disturb(rules, admin, over.signal);
  const weighing = setInterval(weigh, (SECONDS * 1000) / WEIGHINGS);
  const called = send({ ...calling, rate: RATE, calls: RATE * SECONDS, seconds: SECONDS }).finally(() =>
    over.abort(),
  );
  const [disturbance] = await Promise.all([disturbed, called]);
  clearInterval(weighing);
  service.child.kill('SIGTERM');
  const exit = await service.exited;
  const records = service.output().stdout.match(/^\{.*"msg":"decision"\}$/gm)?.length ?? 0;
  return { ...disturbance, results, weights: weightsIn(weights), warm, records, exit };
}

const run = await soak();
const broken = breaches(run);
console.log(figures(run));
for (const breach of broken.slice(0, 20)) console.error(`BROKEN  ${breach}`);
console.log(broken.length === 0 ? 'Every promise was kept.' : `${broken.length} promises were broken.`);
process.exit(broken.length === 0 ? 0 : 1);
