import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Serving } from './serving.ts';

/** The responses by status, and the failures by code. */
export interface Called {
  answers: Record<string, number>;
  failures: Record<string, number>;
}

export interface SteadyCalls {
  /** Resolves when the port is closed, or after `stop`. */
  ended: Promise<Called>;
  /** Ends the calls, and waits for those that are under way. */
  stop: () => Promise<Called>;
}

/** Calls a service at a steady rate over kept connections; resolves once half a second's calls are answered. */
export async function callSteadily(
  { port, secret }: Pick<Serving, 'port' | 'secret'>,
  { perSecond = 500, connections = 25 } = {},
): Promise<SteadyCalls> {
  const program = fileURLToPath(new URL('./steady-callers.ts', import.meta.url));
  const args = [program, port, secret, String(perSecond), String(connections)];
  const callers = execFile(process.execPath, args, { maxBuffer: 2 ** 24 });
  onTestFinished(() => void callers.kill('SIGKILL'));
  let told = '';
  const calling = Promise.withResolvers<void>();
  callers.stdout?.on('data', (text) => {
    told += text;
    if (told.includes('calling')) calling.resolve();
  });
  const ended = new Promise<Called>((resolve) =>
    callers.once('close', () => resolve(JSON.parse(told.trim().split('\n').at(-1) ?? '') as Called)),
  );
  await calling.promise;
  const stop = () => {
    callers.kill('SIGTERM');
    return ended;
  };
  return { ended, stop };
}
