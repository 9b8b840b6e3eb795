import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AUTHORIZATION, isInstalled, pinned } from './server.ts';

/** Requests of one run, all callers together. */
export interface Load {
  requests: number;
  /** Without an answer, or with another one than 2xx. */
  failed: number;
  /** Milliseconds. */
  p99: number;
}

const run = promisify(execFile);

export const CALLERS = isInstalled('wrk') ? 'wrk' : 'autocannon';

/** Posts the request of a file over 32 kept connections, as fast as it is answered, each with its own eventId. */
export async function load(url: string, body: string, seconds: number): Promise<Load> {
  const [command, args] = pinned('callers', ...callers(url, body, seconds));
  const { stdout } = await run(command, args);
  const line = stdout.trim().split('\n').at(-1) ?? '';
  return JSON.parse(line) as Load;
}

function callers(url: string, body: string, seconds: number): [string, string[]] {
  if (CALLERS === 'wrk') {
    const script = fileURLToPath(new URL('./post.lua', import.meta.url));
    return ['wrk', ['-t1', '-c32', `-d${seconds}s`, '-s', script, url, '--', body, AUTHORIZATION]];
  }
  const script = fileURLToPath(new URL('./callers.ts', import.meta.url));
  return [process.execPath, [script, url, String(seconds), body, AUTHORIZATION]];
}
