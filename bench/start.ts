import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median } from './median.ts';

const ROUNDS = 5;
const LONG_LIST = 1_000_000;

/** Milliseconds after which a service that has begun to listen is at rest. */
const SETTLED = 2000;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Milliseconds from the start of the launcher until the service listens: medians, but for the first of all. */
export interface StartTimes {
  /** TypeScript as it is checked out. */
  checkout: number;
  /** The same, before anything that was compiled has been kept. */
  checkoutFirst: number;
  /** JavaScript as it is published. */
  package: number;
  /** The checkout, begun by an older Node that hands over; undefined where there is none. */
  olderNode?: { version: string; milliseconds: number };
}

/** Of the process that serves, in megabytes, as the kernel tells it; undefined where there is no /proc. */
export interface Memory {
  atRest: number;
  /** The most that there was until then. */
  peak: number;
}

export interface StartResult {
  times: StartTimes;
  memory: Memory | undefined;
  /** With a list of 1,000,000 entries in use. */
  memoryWithLongList: Memory | undefined;
}

/** From the start of `hookgate serve` until it listens, and the memory that it holds then. */
export async function measureStart(directory: string): Promise<StartResult> {
  const launchers = {
    checkout: here('../bin/hookgate.js'),
    package: buildPackage(join(directory, 'package')),
  };
  const older = olderNode();
  const start = (node: string, launcher: string) =>
    milliseconds([node, launcher, ...serving(here('../rules'))], join(directory, 'compiled'));
  const checkoutFirst = await start(process.execPath, launchers.checkout);
  await start(process.execPath, launchers.package);
  const times: Record<'checkout' | 'package' | 'olderNode', number[]> = {
    checkout: [],
    package: [],
    olderNode: [],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.checkout.push(await start(process.execPath, launchers.checkout));
    times.package.push(await start(process.execPath, launchers.package));
    if (older !== undefined) times.olderNode.push(await start(older.path, launchers.checkout));
  }
  return {
    times: {
      checkout: median(times.checkout),
      checkoutFirst,
      package: median(times.package),
      ...(older && { olderNode: { version: older.version, milliseconds: median(times.olderNode) } }),
    },
    memory: await memoryWith(here('../rules'), directory),
    memoryWithLongList: await memoryWith(longList(join(directory, 'long-list')), directory),
  };
}

function serving(rules: string): string[] {
  return ['serve', '--rules', rules, '--port', '0', '--admin-port', '0'];
}

/** The published package, without packing it: what `npm run build` makes, beside what is taken along as it is. */
function buildPackage(directory: string): string {
  const root = here('..');
  mkdirSync(directory);
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      '--project',
      'tsconfig.build.json',
      '--outDir',
      join(directory, 'dist'),
    ],
    { cwd: root },
  );
  for (const name of ['bin', 'schema', 'package.json'])
    cpSync(join(root, name), join(directory, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  return join(directory, 'bin/hookgate.js');
}

/** The first `node` of the PATH that is another version than this one. */
function olderNode(): { path: string; version: string } | undefined {
  const paths = (process.env['PATH'] ?? '').split(':').map((directory) => join(directory, 'node'));
  return paths
    .filter((path) => existsSync(path))
    .map((path) => ({ path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() }))
    .find(({ version }) => version !== process.version);
}

async function milliseconds(command: string[], compiled: string): Promise<number> {
  const begun = performance.now();
  const service = await listening(command, compiled);
  const time = performance.now() - begun;
  await stop(service);
  return time;
}

async function memoryWith(rules: string, directory: string): Promise<Memory | undefined> {
  if (process.platform !== 'linux') return undefined;
  const runs: Memory[] = [];
  for (let round = 0; round < 3; round += 1) {
    const service = await listening(
      [process.execPath, here('../bin/hookgate.js'), ...serving(rules)],
      join(directory, 'compiled'),
    );
    await wait(SETTLED);
    runs.push(memoryOf(service));
    await stop(service);
  }
  return { atRest: median(runs.map(({ atRest }) => atRest)), peak: median(runs.map(({ peak }) => peak)) };
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function memoryOf({ pid }: ChildProcess): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return { atRest: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** A service, once it listens. */
async function listening([program = '', ...args]: string[], compiled: string): Promise<ChildProcess> {
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    output += chunk;
    if (output.includes('Your app is listening')) break;
  }
  if (child.exitCode !== null) throw new Error(`hookgate serve ended with ${child.exitCode}`);
  // Nobody reads on; it must not fill up.
  child.stdout.resume();
  return child;
}

async function stop(service: ChildProcess): Promise<void> {
  const ended = once(service, 'exit');
  service.kill();
  await ended;
}

function longList(directory: string): string {
  mkdirSync(join(directory, 'lists'), { recursive: true });
  const entries = Array.from({ length: LONG_LIST }, (_, number) => `member-${number}@example.com`);
  writeFileSync(join(directory, 'lists/members.txt'), `${entries.join('\n')}\n`);
  writeFileSync(
    join(directory, 'members.yaml'),
    `version: 1
endpoint: /members
requestTypes:
  self.service.registration:
    rules:
      - name: member
        when: { fact: data.userProfile.email, operator: in, value: { list: members } }
        then: allow
        otherwise: deny
`,
  );
  return directory;
}
