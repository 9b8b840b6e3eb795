import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test, vi } from 'vitest';
import { samples } from '../../src/okta/samples.ts';
import type { WorkerReport } from '../../src/workers/workers-condition.ts';
import { workspace } from './process.ts';
import { records, type Serving, serve, startWith } from './serving.ts';

const TWO = 'server: { workers: 2 }\n';

/** Somebody signs up, over a connection of its own: those are dealt out to the workers in turn. */
function signUp(
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

const signUps = (service: Serving, count: number) =>
  Promise.all(Array.from({ length: count }, () => signUp(service)));

async function workersOf({ ask }: Serving): Promise<WorkerReport[]> {
  const { workers } = (await (await ask('/version')).json()) as { workers: WorkerReport[] };
  return workers;
}

const pidsOf = async (service: Serving) => (await workersOf(service)).map(({ pid }) => Number(pid));

const statusOf = async ({ ask }: Serving) => (await (await ask('/readyz')).json()) as Record<string, unknown>;

/** One metric that has no labels, or the sum of those that it has. */
async function sumOf({ ask }: Serving, name: string): Promise<number> {
  const lines = (await (await ask('/metrics')).text()).matchAll(
    new RegExp(`^hookgate_${name}(?:\\{.*\\})? (\\S+)$`, 'gm'),
  );
  return [...lines].reduce((sum, [, value]) => sum + Number(value), 0);
}

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 20 });

describe('two workers', { timeout: 60_000 }, () => {
  test('share the port, the limit of failed attempts and the log', async () => {
    const service = await serve(TWO);
    const wrong = Array.from({ length: 25 }, () => signUp(service, { authorization: 'Basic d3Jvbmc6b25l' }));
    const statuses = (await Promise.all(wrong)).map(({ status }) => status);
    const counts = Object.entries(Object.groupBy(statuses, String));
    expect(counts.map(([status, several]) => [status, several?.length])).toEqual([
      ['401', 20],
      ['429', 5],
    ]);
    expect(await sumOf(service, 'limited_total')).toBe(5);
    const pids = await pidsOf(service);
    await eventually(() => {
      const refused = records(service).filter(({ msg }) => msg === 'request refused');
      expect(refused).toHaveLength(25);
      expect(new Set(refused.map(({ pid }) => pid))).toEqual(new Set(pids));
    });
  });

  test('are counted together, and tell the same rules', async () => {
    const service = await serve(TWO);
    await signUps(service, 30);
    expect(await sumOf(service, 'requests_total')).toBe(30);
    expect(await sumOf(service, 'decision_duration_seconds_count')).toBe(30);
    expect(await sumOf(service, 'decision_log_records_total')).toBe(30);
    const metrics = await (await service.ask('/metrics')).text();
    for (const process of ['primary', 'worker-1', 'worker-2'])
      expect(metrics).toContain(`process_resident_memory_bytes{process="${process}"}`);
    expect(metrics.match(/^hookgate_rules_info\{.*\} 1$/gm)).toHaveLength(1);
    expect(metrics.match(/^hookgate_reloads_total\{result="loaded"\} 1$/gm)).toHaveLength(1);
    const { version } = await statusOf(service);
    for (const worker of await workersOf(service))
      expect(worker).toMatchObject({ state: 'answering', version });
  });

  test('answer by the new rules once a reload has been answered, and by the old ones where it was refused', async () => {
    const service = await serve(TWO);
    const versions = async () => {
      const answers = await signUps(service, 10);
      return new Set(answers.map((answer) => JSON.parse(answer.text).debugContext.hookgate.version));
    };
    const { version: before } = await statusOf(service);
    expect(await versions()).toEqual(new Set([before]));
    writeFileSync(
      join(service.directory, 'rules/lists/corporate-domains.txt'),
      'okta.com\n*.okta.com\n# again\n',
    );
    const answer = await service.ask('/reload', { method: 'POST' });
    const { version: after } = (await answer.json()) as { version: string };
    expect(after).not.toBe(before);
    expect(await versions()).toEqual(new Set([after]));
    writeFileSync(join(service.directory, 'rules/broken.yaml'), '{');
    expect((await service.ask('/reload', { method: 'POST' })).status).toBe(409);
    expect(await versions()).toEqual(new Set([after]));
  });

  test('record each decision once, and the end loses none', async () => {
    const service = await serve(`${TWO}decisionLog: { to: decisions.jsonl, required: true }\n`);
    const events = Array.from({ length: 200 }, () => randomUUID());
    const answers = await Promise.all(events.map((eventId) => signUp(service, { eventId })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    // Before the end: who is answered is on record.
    const lines = readFileSync(join(service.directory, 'decisions.jsonl'), 'utf8').trimEnd().split('\n');
    const recorded = lines.map((line) => JSON.parse(line).eventId);
    expect(recorded).toHaveLength(events.length);
    expect(new Set(recorded)).toEqual(new Set(events));
    service.child.kill('SIGTERM');
    expect(await service.exited).toEqual({ code: 0, signal: null });
  });

  test('deny together where records are required and cannot be written, and recover', async () => {
    const directory = workspace();
    writeFileSync(join(directory, 'var'), 'a file, and no directory');
    const service = await serve(`${TWO}decisionLog: { to: var/log.jsonl, required: true }\n`, directory);
    for (const answer of await signUps(service, 4)) expect(answer.text).toContain('DENY');
    expect(await statusOf(service)).toMatchObject({
      status: 'degraded',
      conditions: expect.arrayContaining([
        {
          name: 'decision-log',
          state: 'degraded',
          reason: expect.stringMatching(/^it cannot be written: E(EXIST|NOTDIR)/),
        },
      ]),
    });
  });
});

describe('a worker that dies', { timeout: 60_000 }, () => {
  test('is replaced, what it had counted stays, and the service says what happened', async () => {
    const service = await serve(TWO);
    await signUps(service, 10);
    expect(await sumOf(service, 'requests_total')).toBe(10);
    const [first = 0, second] = await pidsOf(service);
    process.kill(first, 'SIGKILL');
    await service.waitFor(/"worker":"worker-1","reason":"SIGKILL".*another one takes its place/);
    await eventually(async () => {
      const workers = await workersOf(service);
      expect(workers).toMatchObject([{ state: 'answering' }, { state: 'answering', pid: second }]);
      expect(workers[0]?.pid).not.toBe(first);
    });
    await signUps(service, 10);
    expect(await sumOf(service, 'requests_total')).toBe(20);
    expect(await statusOf(service)).toMatchObject({ status: 'ready' });
  });

  test('leaves the service degraded; none left, and it is not ready; back they have the rules of now', async () => {
    const service = await serve(TWO);
    for (const pid of await pidsOf(service)) process.kill(pid, 'SIGSTOP');
    const stopped = await statusOf(service);
    expect(stopped).toMatchObject({
      status: 'not-ready',
      conditions: expect.arrayContaining([
        {
          name: 'workers',
          state: 'not-ready',
          reason: 'worker-1 does not answer; worker-2 does not answer',
        },
      ]),
    });
    const [first = 0, second = 0] = await pidsOf(service);
    process.kill(first, 'SIGCONT');
    await eventually(async () => expect(await statusOf(service)).toMatchObject({ status: 'degraded' }));
    process.kill(second, 'SIGKILL');
    await eventually(async () => expect(await statusOf(service)).toMatchObject({ status: 'ready' }));
    const { version } = await statusOf(service);
    for (const answer of await signUps(service, 4))
      expect(JSON.parse(answer.text).debugContext.hookgate.version).toBe(version);
  });
});

describe('signals', { timeout: 60_000 }, () => {
  test('that reach the workers too, as Ctrl-C does, end nobody but through the primary', async () => {
    const service = await serve(TWO);
    const pids = await pidsOf(service);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      for (const pid of pids) process.kill(pid, signal);
    expect((await signUp(service)).status).toBe(200);
    expect(await pidsOf(service)).toEqual(pids);
    service.child.kill('SIGINT');
    expect(await service.exited).toEqual({ code: 0, signal: null });
    expect(pids.every(isGone)).toBe(true);
  });

  test('the second one ends all at once, with 3', async () => {
    const service = await serve('server: { workers: 2, drain: 60s }\n');
    const pids = await pidsOf(service);
    service.child.kill('SIGTERM');
    await service.waitFor(/"msg":"ending"/);
    expect((await signUp(service)).status).toBe(200);
    service.child.kill('SIGTERM');
    expect(await service.exited).toEqual({ code: 3, signal: null });
    await eventually(() => expect(pids.every(isGone)).toBe(true));
  });

  test('a primary that is killed takes its workers with it', async () => {
    const service = await serve(TWO);
    const pids = await pidsOf(service);
    service.child.kill('SIGKILL');
    await eventually(() => expect(pids.every(isGone)).toBe(true));
  });
});

describe('a start with workers', { timeout: 60_000 }, () => {
  test('says which port is taken, and leaves nothing running', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const hookgate = startWith(TWO, workspace(), ['--port', String(port)]);
    expect(await hookgate.exited).toEqual({ code: 3, signal: null });
    expect(hookgate.output().stderr).toContain(
      `cannot listen on 127.0.0.1:${port}: another program listens there`,
    );
    taken.close();
  });

  test('with broken rules ends with 1', async () => {
    const directory = workspace();
    writeFileSync(join(directory, 'rules/broken.yaml'), '{');
    const hookgate = startWith(TWO, directory);
    expect(await hookgate.exited).toEqual({ code: 1, signal: null });
    expect(hookgate.output().stderr).toMatch(/rules\/broken\.yaml:1:1 error yaml-syntax/);
  });

  test('with one worker starts no other process', async () => {
    const service = await serve('server: { workers: 1 }\n');
    expect(await (await service.ask('/version')).json()).not.toHaveProperty('workers');
    expect(await (await service.ask('/metrics')).text()).not.toContain('process="');
  });
});
