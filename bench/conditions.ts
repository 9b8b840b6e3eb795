import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { CALLERS } from './load.ts';
import { CORES } from './server.ts';

/** What the figures depend on beside the code. */
export interface Conditions {
  machine: string;
  node: string;
  callers: string;
  commit: string;
  date: string;
}

export function conditions(): Conditions {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const pinning = CORES === undefined ? 'on any core' : 'on a core of its own';
  return {
    machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${gigabytes} GB, ${systemName()}`,
    node: process.version,
    callers: `${CALLERS}, 32 kept connections, ${pinning}, an eventId of its own in each request`,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    date: new Date().toISOString().slice(0, 10),
  };
}

function systemName(): string {
  try {
    return /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
