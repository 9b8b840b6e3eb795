import { describe, expect, test } from 'vitest';
import { eventually } from '../patience.ts';
import { callSteadily } from './calling.ts';
import { serve } from './serving.ts';
import {
  changeRules,
  isGone,
  pidsOf,
  signUp,
  signUps,
  statusOf,
  sumOf,
  TWO,
  workersOf,
} from './workers-service.ts';

describe('case 45: a worker that dies', () => {
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

  test('costs the calls that were on their way to it, and no other', async () => {
    const service = await serve(`${TWO}log: { level: warn }\n`);
    const { ended } = await callSteadily(service);
    const [first = 0] = await pidsOf(service);
    process.kill(first, 'SIGKILL');
    await eventually(async () => {
      const [worker] = await workersOf(service);
      expect(worker).toMatchObject({ state: 'answering' });
      expect(worker?.pid).not.toBe(first);
    });
    service.child.kill('SIGTERM');
    expect(await service.exited).toEqual({ code: 0, signal: null });
    const { answers, failures } = await ended;
    expect(Object.keys(answers)).toEqual(['200']);
    expect(Object.keys(failures).filter((code) => code !== 'ECONNRESET')).toEqual([]);
    // At most one on each connection that it had, which is about every other one.
    expect(failures['ECONNRESET'] ?? 0).toBeLessThanOrEqual(15);
  });
});

describe('case 46: a worker that hangs', () => {
  test('leaves the service degraded, all of them not ready; each is replaced, and has the rules of now', async () => {
    const service = await serve(TWO);
    const pids = await pidsOf(service);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    expect(await statusOf(service)).toMatchObject({
      status: 'not-ready',
      conditions: expect.arrayContaining([
        {
          name: 'workers',
          state: 'not-ready',
          reason: 'worker-1 does not answer; worker-2 does not answer',
        },
      ]),
    });
    process.kill(pids[0] ?? 0, 'SIGCONT');
    await eventually(async () => expect(await statusOf(service)).toMatchObject({ status: 'degraded' }));
    await service.waitFor(/"worker":"worker-2","reason":"it did not answer for 5 s"/);
    await eventually(async () => expect(await statusOf(service)).toMatchObject({ status: 'ready' }));
    expect((await pidsOf(service))[0]).toBe(pids[0]);
    expect(pids.map(isGone)).toEqual([false, true]);
    const { version } = await statusOf(service);
    for (const answer of await signUps(service, 4))
      expect(JSON.parse(answer.text).debugContext.hookgate.version).toBe(version);
  });

  test('costs those alone whose connection was on its way to it', async () => {
    const service = await serve(TWO);
    const [, second = 0] = await pidsOf(service);
    process.kill(second, 'SIGSTOP');
    // Dealt out in turn: one of them waits for who hangs.
    const calls = Array.from({ length: 4 }, () => signUp(service).catch(({ code }) => code));
    await service.waitFor(/"worker":"worker-2","reason":"it did not answer for 5 s"/);
    await eventually(async () => expect(await statusOf(service)).toMatchObject({ status: 'ready' }));
    for (const answer of await signUps(service, 4)) expect(answer.status).toBe(200);
    expect(service.child.exitCode).toBeNull();
    service.child.kill('SIGKILL');
    const answers = await Promise.all(calls);
    expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(2);
  });

  test('holds up no reload for long, and nobody is answered by the old rules afterwards', async () => {
    const service = await serve(TWO);
    const [, second = 0] = await pidsOf(service);
    process.kill(second, 'SIGSTOP');
    changeRules(service);
    const answer = await service.ask('/reload', { method: 'POST' });
    const { result, version } = (await answer.json()) as { result: string; version: string };
    expect(result).toBe('loaded');
    expect(isGone(second)).toBe(true);
    // The log calls them loaded only when nobody answers by others any more.
    await service.waitFor(/"msg":"looked at the rules again"/);
    const { stdout } = service.output();
    expect(stdout.indexOf('it did not answer for 5 s')).toBeLessThan(
      stdout.lastIndexOf('"msg":"rules loaded"'),
    );
    const answers = await signUps(service, 10);
    const versions = answers.map(({ text }) => JSON.parse(text).debugContext.hookgate.version);
    expect(new Set(versions)).toEqual(new Set([version]));
  });
});

describe('signals', () => {
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
