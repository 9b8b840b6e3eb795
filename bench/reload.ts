import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Call, CallerMessage } from './steady-caller.ts';

/** What reloads cost the requests beside them. Times in milliseconds, unless the name says seconds. */
export interface ReloadResult {
  rules: string;
  reloads: number;
  /** Of all requests, and how many of them got no 200. */
  requests: number;
  failed: number;
  /** The longest time for which the event loop was held up, measured inside of the service, where timers see it. */
  longestStall: { steady: number; reloading: number };
  p99: { steady: number; reloading: number };
  /** From the last write to the first answer by the new rules, of each reload. */
  secondsToLive: number[];
}

/** Calls a second, over how many connections; how often the rules change, and milliseconds of steady state before each. */
const LOAD = { rate: 500, connections: 32 };
const RELOADS = 5;
const STEADY = 2000;

/** Milliseconds after the new rules answered in which their reload is still counted: what was before is being freed. */
const AFTERMATH = 500;

const HOOKGATE = fileURLToPath(new URL('../bin/hookgate.js', import.meta.url));
const CREDENTIALS = { username: 'okta', password: 'a-secret' };
const AUTHORIZATION = `Basic ${Buffer.from(Object.values(CREDENTIALS).join(':')).toString('base64')}`;

/** A rules directory, and how it changes from one generation to the next. */
interface RulesCase {
  rules: string;
  /** By their names, those alone that differ from the generation before. */
  files: (generation: number) => Record<string, string>;
  path: string;
}

/** Reloads under a steady load: 1,000 rules in 100 files; a list of 1,000,000 entries; a table of 100,000 rows. */
export async function measureReloads(): Promise<ReloadResult[]> {
  return [await measure(manyFiles), await measure(longList), await measure(longTable)];
}

export const manyFiles: RulesCase = {
  rules: '100 files with 1,000 rules',
  path: '/hook-0',
  files: (generation) =>
    Object.fromEntries(
      Array.from({ length: 100 }, (_, file) => [`hook-${file}.yaml`, ruleFile(`/hook-${file}`, generation)]),
    ),
};

export const longList: RulesCase = {
  rules: 'a list of 1,000,000 entries',
  path: '/hook-0',
  files: (generation) => ({
    ...(generation === 0 && { 'hook-0.yaml': ruleFile('/hook-0', generation, '{ list: members }') }),
    'lists/members.txt': Array.from(
      { length: 1_000_000 },
      (_, entry) => `member-${entry}-${generation}@example.com\n`,
    ).join(''),
  }),
};

export const longTable: RulesCase = {
  rules: 'a table of 100,000 rows with ten columns',
  path: '/hook-0',
  files: (generation) => ({
    ...(generation === 0 && { 'hook-0.yaml': tableFile() }),
    'lists/members.csv': `email${Array.from({ length: 9 }, (_, column) => `,column-${column}`).join('')}\n${Array.from(
      { length: 100_000 },
      (_, row) => `member-${row}@example.com${`,cell ${row} of ${generation}`.repeat(9)}\n`,
    ).join('')}`,
  }),
};

function tableFile(): string {
  return `${ruleFile('/hook-0', 0)}      - name: member
        when: { fact: lookups.member.found, operator: equal, value: true }
        then: { allow: true, set: { department: "{{ lookups.member.value.column-3 }}" } }
lookups:
  member: { list: members, key: "{{ data.userProfile.email }}" }
`;
}

/** Ten rules, none of which holds for the sample request: it is denied, and the answer says by which version. */
function ruleFile(endpoint: string, generation: number, members?: string): string {
  const rules = Array.from(
    { length: 10 },
    (_, rule) => `      - name: rule-${rule}
        description: generation ${generation}
        when:
          all:
            - { fact: data.userProfile.email, operator: in, value: ${members ?? `[kim-${rule}@example.com]`} }
            - { fact: data.userProfile.employeeNumber, operator: matches, value: '^${rule}[0-9]{3}$' }
        then: allow
`,
  );
  return `version: 1
endpoint: ${endpoint}
requestTypes:
  self.service.registration:
    default: deny
    rules:
${rules.join('')}`;
}

async function measure({ rules, files, path }: RulesCase): Promise<ReloadResult> {
  const home = mkdtempSync(join(tmpdir(), 'hookgate-bench-'));
  const write = (generation: number) => {
    for (const [name, text] of Object.entries(files(generation)))
      writeFileSync(join(home, 'rules', name), text);
  };
  mkdirSync(join(home, 'rules/lists'), { recursive: true });
  write(0);
  const service = startService(home);
  try {
    const [, port] = await printed(service, /listening on port (\d+)/);
    const caller = startCaller(`http://127.0.0.1:${port}${path}`);
    try {
      const reloads = await reloadUnderLoad(caller, write);
      caller.send('tell');
      const { calls } = await told(caller, 'calls');
      return resultOf(rules, reloads, calls, delaysIn(home));
    } finally {
      caller.kill();
    }
  } finally {
    service.kill();
    if (service.exitCode === null && service.signalCode === null) await once(service, 'exit');
    rmSync(home, { recursive: true });
  }
}

/** Not pinned: the thread that examines rules is to have the other core, as it would where there are several. */
function startService(home: string): ChildProcess {
  const ports = 'server: { port: 0 }\nadmin: { port: 0 }\n';
  const auth = `auth: [{ basic: ${JSON.stringify(CREDENTIALS)} }]\n`;
  writeFileSync(join(home, 'config.yaml'), `${ports}${auth}decisionLog: { to: decisions.jsonl }\n`);
  return spawn(process.execPath, [HOOKGATE, 'serve'], {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      NODE_OPTIONS: `--import=${new URL('loop-delay.ts', import.meta.url)}`,
      LOOP_DELAY_FILE: join(home, 'delays'),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function startCaller(url: string): ChildProcess {
  const { rate, connections } = LOAD;
  const args = [url, AUTHORIZATION, String(rate), String(connections)];
  const caller = fork(new URL('steady-caller.ts', import.meta.url), args);
  spawnSync('taskset', ['-cp', '1', String(caller.pid)]);
  return caller;
}

/** Waits until a process has printed this, and lets it print whatever it likes from then on. */
function printed(process: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((done, fail) => {
    let text = '';
    process.stdout?.on('data', (chunk) => {
      text += chunk;
      const match = pattern.exec(text);
      if (match === null) return;
      process.stdout?.removeAllListeners('data').resume();
      done(match);
    });
    process.once('exit', () => fail(new Error(`it ended without ${pattern}: ${text}`)));
  });
}

async function told<Kind extends CallerMessage['kind']>(
  caller: ChildProcess,
  kind: Kind,
): Promise<Extract<CallerMessage, { kind: Kind }>> {
  const gone = new AbortController();
  caller.once('exit', () => gone.abort(new Error('the caller has ended')));
  for (;;) {
    const [message]: CallerMessage[] = await once(caller, 'message', { signal: gone.signal });
    if (message?.kind === kind) return message as Extract<CallerMessage, { kind: Kind }>;
  }
}

/** When the last file was written, and when the new rules answered first. Milliseconds since 1970. */
interface Reload {
  begun: number;
  written: number;
  live: number;
}

async function reloadUnderLoad(caller: ChildProcess, write: (generation: number) => void): Promise<Reload[]> {
  await told(caller, 'version');
  const reloads: Reload[] = [];
  for (let generation = 1; generation <= RELOADS; generation += 1) {
    await wait(STEADY);
    const begun = Date.now();
    write(generation);
    const written = Date.now();
    const { at } = await told(caller, 'version');
    reloads.push({ begun, written, live: at });
    await wait(AFTERMATH);
  }
  return reloads;
}

interface Delay {
  at: number;
  milliseconds: number;
}

function delaysIn(home: string): Delay[] {
  const lines = readFileSync(join(home, 'delays'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [at = 0, milliseconds = 0] = line.split(' ').map(Number);
    return { at, milliseconds };
  });
}

function resultOf(rules: string, reloads: Reload[], calls: Call[], delays: Delay[]): ReloadResult {
  const isReloading = (at: number) =>
    reloads.some(({ begun, live }) => begun <= at && at <= live + AFTERMATH);
  // The first calls of a process that has just started are no steady state.
  const from = (reloads[0]?.begun ?? 0) - STEADY / 2;
  const seen = calls.filter(({ due }) => due >= from);
  const held = delays.filter(({ at }) => at >= from);
  return {
    rules,
    reloads: reloads.length,
    requests: calls.length,
    failed: calls.filter(({ answered }) => !answered).length,
    longestStall: bothWays(
      held,
      ({ at }) => isReloading(at),
      (some) => Math.max(...some),
    ),
    p99: bothWays(
      seen,
      ({ due }) => isReloading(due),
      (some) => percentile(some, 0.99),
    ),
    secondsToLive: reloads.map(({ written, live }) => (live - written) / 1000),
  };
}

function bothWays<Sample extends { milliseconds: number }>(
  samples: readonly Sample[],
  isReloading: (sample: Sample) => boolean,
  of: (milliseconds: readonly number[]) => number,
): { steady: number; reloading: number } {
  const times = (reloading: boolean) =>
    samples.filter((sample) => isReloading(sample) === reloading).map(({ milliseconds }) => milliseconds);
  return { steady: of(times(false)), reloading: of(times(true)) };
}

function percentile(milliseconds: readonly number[], part: number): number {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)] ?? 0;
}
