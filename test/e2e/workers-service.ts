import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { samples } from '../../src/hooks/registration/samples.ts';
import type { WorkerReport } from '../../src/workers/workers-condition.ts';
import type { Serving } from './serving.ts';

/** The configuration of a service with two workers. */
export const TWO = 'server: { workers: 2 }\n';

/** Somebody signs up, over a connection of its own: those are dealt out to the workers in turn. */
export function signUp(
  { port, secret }: Serving,
  { eventId = randomUUID(), authorization = secret }: { eventId?: string; authorization?: string } = {},
): Promise<{ status: number | undefined; text: string }> {
  const body = JSON.stringify({ ...samples.ssr, eventId });
  const headers = { authorization, 'content-type': 'application/json' };
  const options = { host: '127.0.0.1', port, method: 'POST', path: '/registrationHookSSR', headers };
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...options, agent: false }, async (response) => {
      resolve({ status: response.statusCode, text: await text(response) });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

export const signUps = (service: Serving, count: number) =>
  Promise.all(Array.from({ length: count }, () => signUp(service)));

export async function workersOf({ ask }: Serving): Promise<WorkerReport[]> {
  const { workers } = (await (await ask('/version')).json()) as { workers: WorkerReport[] };
  return workers;
}

export const pidsOf = async (service: Serving) => (await workersOf(service)).map(({ pid }) => Number(pid));

export const statusOf = async ({ ask }: Serving) =>
  (await (await ask('/readyz')).json()) as Record<string, unknown>;

/** One metric that has no labels, or the sum of those that it has. */
export async function sumOf({ ask }: Serving, name: string): Promise<number> {
  const lines = (await (await ask('/metrics')).text()).matchAll(
    new RegExp(`^hookgate_${name}(?:\\{.*\\})? (\\S+)$`, 'gm'),
  );
  return [...lines].reduce((sum, [, value]) => sum + Number(value), 0);
}

/** As it was, in other words: another version. */
export const changeRules = ({ directory }: Serving) =>
  writeFileSync(join(directory, 'rules/lists/corporate-domains.txt'), 'okta.com\n*.okta.com\n# again\n');

export const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};
