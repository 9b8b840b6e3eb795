import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { samples } from '../src/hooks/registration/samples.ts';
import { median } from './median.ts';
import { AUTHORIZATION, freePort, type Server, startServer } from './server.ts';
import type { Call, CallerMessage } from './steady-caller.ts';

/** Latencies of hook calls in milliseconds. */
export interface Latencies {
  p50: number;
  p99: number;
  max: number;
}

/** Hook calls in three situations: of each figure the median round. */
export interface PreviewsResult {
  /** Without previews. */
  alone: Latencies;
  /** While another service of the same machine gets the previews: what the two cores alone cost. */
  elsewhere: Latencies;
  /** While the service itself gets them. */
  beside: Latencies;
  /** Of all hook calls, and how many of them got no 200. */
  requests: number;
  failed: number;
  /** Previews that were answered, and those that were told to try again. */
  previews: { answered: number; busy: number };
}

/** Previews at once, how often, and hook calls a second over how many connections. */
const LOAD = { previews: 30, rounds: 7, rate: 300, connections: 16 };

/** Milliseconds of each part of a round, at least. */
const WINDOW = 2000;

const HOOKGATE = fileURLToPath(new URL('../bin/hookgate.js', import.meta.url));
const ENDPOINT = '/registrationHookSSR';

/** Bytes of a question to the console. */
const MOST = 1024 * 1024;

/** Bodies that take long to read: many keys, many escapes, a long array; of the size of a question, and within the hook's limit. */
const questions = [MOST * 0.9, 240 * 1024].flatMap((bytes) =>
  [
    Object.fromEntries(Array.from({ length: bytes / 24 }, (_, index) => [`key${index}`, 'a value'])),
    Array.from({ length: bytes / 20 }, () => '"\\"'),
    Array.from({ length: bytes / 3 }, () => 10),
  ].map((filler) => JSON.stringify({ endpoint: ENDPOINT, body: JSON.stringify({ ...samples.ssr, filler }) })),
);

/** The latency of hook calls without previews, beside previews of another service and beside previews of its own: A B C A B C. */
export async function measurePreviews(directory: string): Promise<PreviewsResult> {
  const service = await startService(join(directory, 'service'));
  try {
    const other = await startService(join(directory, 'other'));
    try {
      return await measure(service, other);
    } finally {
      await other.server.stop();
    }
  } finally {
    await service.server.stop();
  }
}

interface Service {
  server: Server;
  previewUrl: string;
}

async function startService(directory: string): Promise<Service> {
  const admin = await freePort();
  cpSync(new URL('../rules', import.meta.url), join(directory, 'rules'), { recursive: true });
  writeFileSync(join(directory, 'config.yaml'), `admin: { port: ${admin} }\n`);
  const server = await startServer([HOOKGATE, 'serve'], { directory, output: '/dev/null', anywhere: true });
  return { server, previewUrl: `http://127.0.0.1:${admin}/console/api/preview` };
}

interface Period {
  from: number;
  to: number;
}

async function measure(service: Service, other: Service): Promise<PreviewsResult> {
  const args = [
    `http://127.0.0.1:${service.server.port}${ENDPOINT}`,
    AUTHORIZATION,
    `${LOAD.rate}`,
    `${LOAD.connections}`,
  ];
  const caller = fork(new URL('steady-caller.ts', import.meta.url), args);
  try {
    await answered(service.previewUrl);
    await answered(other.previewUrl);
    await wait(WINDOW);
    const rounds: Record<'alone' | 'elsewhere' | 'beside', Period>[] = [];
    const previews = { answered: 0, busy: 0 };
    for (let round = 0; round < LOAD.rounds; round += 1) {
      const alone = await period(() => wait(WINDOW));
      const elsewhere = await period(() => Promise.all([previewsAtOnce(other.previewUrl), wait(WINDOW)]));
      const beside = await period(async () => {
        const [statuses] = await Promise.all([previewsAtOnce(service.previewUrl), wait(WINDOW)]);
        for (const status of statuses) previews[status === 503 ? 'busy' : 'answered'] += 1;
      });
      rounds.push({ alone, elsewhere, beside });
    }
    const calls = await callsOf(caller);
    const figure = (which: keyof (typeof rounds)[number]) => {
      const each = rounds.map((round) => latencies(calls, round[which]));
      const middle = (name: keyof Latencies) => median(each.map((one) => one[name]));
      return { p50: middle('p50'), p99: middle('p99'), max: middle('max') };
    };
    return {
      alone: figure('alone'),
      elsewhere: figure('elsewhere'),
      beside: figure('beside'),
      requests: calls.length,
      failed: calls.filter((call) => !call.answered).length,
      previews,
    };
  } finally {
    caller.kill();
  }
}

async function period(run: () => Promise<unknown>): Promise<Period> {
  const from = Date.now();
  await run();
  return { from, to: Date.now() };
}

function previewsAtOnce(url: string): Promise<number[]> {
  return Promise.all(
    Array.from({ length: LOAD.previews }, (_, index) => ask(url, questions[index % questions.length] ?? '')),
  );
}

async function ask(url: string, body: string): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}

/** What the console loads for its first preview is no part of it. */
async function answered(url: string): Promise<void> {
  const question = JSON.stringify({ endpoint: ENDPOINT, body: JSON.stringify(samples.ssr) });
  const status = await ask(url, question);
  if (status !== 200) throw new Error(`a preview is answered with ${status}`);
}

async function callsOf(caller: ChildProcess): Promise<Call[]> {
  caller.send('tell');
  for (;;) {
    const [message]: CallerMessage[] = await once(caller, 'message');
    if (message?.kind === 'calls') return message.calls;
  }
}

function latencies(calls: readonly Call[], { from, to }: Period): Latencies {
  const sorted = calls
    .filter(({ due }) => due >= from && due <= to)
    .map(({ milliseconds }) => milliseconds)
    .toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
