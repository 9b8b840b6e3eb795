import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from './load.ts';
import { median } from './median.ts';
import { cpuSecondsOf, freePort, type Server, startServer } from './server.ts';

const ROUNDS = 7;
const SECONDS = 1;

/** Until the code of each worker is compiled: each gets a part of the requests alone. */
const WARM_UP = 5;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const REQUEST = here('../test/fixtures/requests/registration-ssr.seed.json');

/** What the whole service takes of the processors, the primary and all workers together. */
export interface WorkersFigures {
  /** Medians, by the number of workers. */
  requestsPerCpuSecond: { one: number; two: number };
  /** Median of what two workers do with a CPU second, as a part of what one did right before. */
  ratio: number;
  failed: number;
}

/** Loads a service of one worker and one of two, in turn: whatever else the machine does, it does to both. */
export async function measureWorkers(directory: string): Promise<WorkersFigures> {
  const [one, two] = [await start(directory, 1), await start(directory, 2)];
  const runs: { one: Run; two: Run }[] = [];
  try {
    await runOnce(one, WARM_UP);
    await runOnce(two, WARM_UP);
    for (let round = 0; round < ROUNDS; round += 1)
      runs.push({ one: await runOnce(one, SECONDS), two: await runOnce(two, SECONDS) });
  } finally {
    await Promise.all([one.stop(), two.stop()]);
  }
  return {
    requestsPerCpuSecond: {
      one: median(runs.map((run) => run.one.perCpuSecond)),
      two: median(runs.map((run) => run.two.perCpuSecond)),
    },
    ratio: median(runs.map((run) => run.two.perCpuSecond / run.one.perCpuSecond)),
    failed: runs.reduce((sum, run) => sum + run.one.failed + run.two.failed, 0),
  };
}

interface Run {
  perCpuSecond: number;
  failed: number;
}

async function start(parent: string, workers: number): Promise<Server> {
  const directory = join(parent, `workers-${workers}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'config.yaml'), `server: { workers: ${workers} }\n`);
  const program = [here('../bin/hookgate.js'), 'serve', '--rules', here('../rules')];
  const adminPort = String(await freePort());
  return startServer([...program, '--admin-port', adminPort], {
    directory,
    output: join(directory, 'output.log'),
  });
}

async function runOnce({ port, process }: Server, seconds: number): Promise<Run> {
  const before = cpuSecondsOfAll(Number(process.pid));
  const { requests, failed } = await load(`http://127.0.0.1:${port}/registrationHookSSR`, REQUEST, seconds);
  return { perCpuSecond: requests / (cpuSecondsOfAll(Number(process.pid)) - before), failed };
}

/** Of a process and all that it has started. */
function cpuSecondsOfAll(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + cpuSecondsOfAll(Number(child)), cpuSecondsOf(pid));
}
