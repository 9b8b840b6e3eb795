import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from './load.ts';
import { median } from './median.ts';
import { cpuSecondsOf, type Server, startServer } from './server.ts';

const ROUNDS = 9;
const SECONDS = 1;

/** Requests until the code of each worker is compiled: by time, who answers fewer would stay the colder one. */
const WARM_UP = 50_000;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const REQUEST = here('../test/fixtures/requests/registration-ssr.seed.json');

/** Medians of several runs under full load, on all cores. */
export interface WorkersThroughput {
  requestsPerSecond: number;
  /** Of the whole service, the primary and all workers together. */
  requestsPerCpuSecond: number;
}

export interface WorkersFigures {
  one: WorkersThroughput;
  two: WorkersThroughput;
  /** Median of what two workers do with a CPU second, as a part of what one did right before. */
  ratio: number;
  failed: number;
}

interface Run extends WorkersThroughput {
  requests: number;
  failed: number;
}

/** Loads a service of one worker and one of two, in turn: whatever else the machine does, it does to both. */
export async function measureWorkers(directory: string): Promise<WorkersFigures> {
  const services = { one: await start(directory, 1), two: await start(directory, 2) };
  const runs: Record<'one' | 'two', Run>[] = [];
  try {
    await warmUp(services.one);
    await warmUp(services.two);
    for (let round = 0; round < ROUNDS; round += 1)
      runs.push({ one: await runOnce(services.one), two: await runOnce(services.two) });
  } finally {
    await Promise.all([services.one.stop(), services.two.stop()]);
  }
  const failed = runs.reduce((sum, { one, two }) => sum + one.failed + two.failed, 0);
  const ratio = median(runs.map(({ one, two }) => two.requestsPerCpuSecond / one.requestsPerCpuSecond));
  return {
    one: together(runs.map(({ one }) => one)),
    two: together(runs.map(({ two }) => two)),
    ratio,
    failed,
  };
}

function start(parent: string, workers: number): Promise<Server> {
  const directory = join(parent, `workers-${workers}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'config.yaml'), `server: { workers: ${workers} }\n`);
  const program = [here('../bin/hookgate.js'), 'serve', '--rules', here('../rules'), '--admin-port', '0'];
  return startServer(program, { directory, output: join(directory, 'output.log'), anywhere: true });
}

async function warmUp(server: Server): Promise<void> {
  for (let answered = 0; answered < WARM_UP; ) answered += (await runOnce(server)).requests;
}

async function runOnce({ port, process }: Server): Promise<Run> {
  const pid = Number(process.pid);
  const [begun, before] = [performance.now(), cpuSecondsOfAll(pid)];
  const { requests, failed } = await load(`http://127.0.0.1:${port}/registrationHookSSR`, REQUEST, SECONDS);
  const seconds = (performance.now() - begun) / 1000;
  const cpuSeconds = cpuSecondsOfAll(pid) - before;
  const done = requests - failed;
  return { requests, failed, requestsPerSecond: done / seconds, requestsPerCpuSecond: done / cpuSeconds };
}

/** Of a process and all that it has started. */
function cpuSecondsOfAll(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + cpuSecondsOfAll(Number(child)), cpuSecondsOf(pid));
}

function together(runs: readonly WorkersThroughput[]): WorkersThroughput {
  return {
    requestsPerSecond: median(runs.map(({ requestsPerSecond }) => requestsPerSecond)),
    requestsPerCpuSecond: median(runs.map(({ requestsPerCpuSecond }) => requestsPerCpuSecond)),
  };
}
