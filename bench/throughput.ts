import { fileURLToPath } from 'node:url';
import { load } from './load.ts';
import { median } from './median.ts';
import { type Server, startServer } from './server.ts';

const ROUNDS = 5;
const SECONDS = 2;

const REQUEST = fileURLToPath(
  new URL('../test/fixtures/requests/registration-ssr.seed.json', import.meta.url),
);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Medians of several runs under full load, on one core. */
export interface Throughput {
  requestsPerSecond: number;
  /** Of the server; does not fall when the machine is busy with something else. */
  requestsPerCpuSecond: number;
  /** Milliseconds. */
  p99: number;
  failed: number;
}

export interface Throughputs {
  hookgate: Throughput;
  handWritten: Throughput;
  floor: Throughput;
}

/** Loads the three servers in turn, so that what the machine does meanwhile is the same to all. */
export async function measureThroughput(directory: string): Promise<Throughputs> {
  const started = {
    hookgate: await start(directory, [
      here('../bin/hookgate.js'),
      'serve',
      '--rules',
      here('../rules'),
      '--admin-port',
      '0',
    ]),
    handWritten: await start(directory, [here('servers/hand-written.ts')]),
    floor: await start(directory, [here('servers/floor.ts')]),
  };
  const runs: Record<keyof Throughputs, Throughput[]> = { hookgate: [], handWritten: [], floor: [] };
  const names = ['hookgate', 'handWritten', 'floor'] as const;
  try {
    for (const name of names) await runOnce(started[name]);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const name of names) runs[name].push(await runOnce(started[name]));
  } finally {
    await Promise.all(names.map((name) => started[name].stop()));
  }
  return {
    hookgate: together(runs.hookgate),
    handWritten: together(runs.handWritten),
    floor: together(runs.floor),
  };
}

function start(directory: string, program: string[]): Promise<Server> {
  return startServer(program, { directory, output: `${directory}/output.log` });
}

async function runOnce({ port, cpuSeconds }: Server): Promise<Throughput> {
  const before = cpuSeconds();
  const begun = performance.now();
  const { requests, failed, p99 } = await load(
    `http://127.0.0.1:${port}/registrationHookSSRandPP`,
    REQUEST,
    SECONDS,
  );
  const seconds = (performance.now() - begun) / 1000;
  return {
    requestsPerSecond: requests / seconds,
    requestsPerCpuSecond: requests / (cpuSeconds() - before),
    p99,
    failed,
  };
}

function together(runs: readonly Throughput[]): Throughput {
  return {
    requestsPerSecond: median(runs.map((run) => run.requestsPerSecond)),
    requestsPerCpuSecond: median(runs.map((run) => run.requestsPerCpuSecond)),
    p99: median(runs.map((run) => run.p99)),
    failed: runs.reduce((sum, run) => sum + run.failed, 0),
  };
}
