import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Serving } from './serving.ts';

/** What callers were answered, by status, and what failed, by code. */
export interface Called {
  answers: Record<string, number>;
  failures: Record<string, number>;
}

/** Calls a service 500 times a second over 25 kept connections, until nobody listens; resolves once many are answered. */
export async function callSteadily({
  port,
  secret,
}: Pick<Serving, 'port' | 'secret'>): Promise<{ ended: Promise<Called> }> {
  const program = fileURLToPath(new URL('./steady-callers.ts', import.meta.url));
  const callers = execFile(process.execPath, [program, port, secret, '500', '25'], { maxBuffer: 2 ** 24 });
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
  return { ended };
}
