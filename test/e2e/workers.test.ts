import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually } from '../patience.ts';
import { told, workspace } from './process.ts';
import { records, serve, startWith } from './serving.ts';
import { changeRules, pidsOf, signUp, signUps, statusOf, sumOf, TWO, workersOf } from './workers-service.ts';

describe('two workers', () => {
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

  test('are watched together by the console', async () => {
    const service = await serve(TWO);
    await signUps(service, 30);
    const leave = new AbortController();
    const { body } = await service.ask('/console/api/decisions', { signal: leave.signal });
    let text = '';
    for await (const chunk of body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.endsWith('\n\n')) break;
    }
    leave.abort();
    const { decisions, totals } = JSON.parse(text.replace('event: backlog\ndata: ', ''));
    expect(decisions.map(({ number }: { number: number }) => number)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
    expect(totals.allow + totals.deny).toBe(30);
  });

  test('answer by the new rules once a reload has been answered, and by the old ones where it was refused', async () => {
    const service = await serve(TWO);
    const versions = async () => {
      const answers = await signUps(service, 10);
      return new Set(answers.map((answer) => JSON.parse(answer.text).debugContext.hookgate.version));
    };
    const { version: before } = await statusOf(service);
    expect(await versions()).toEqual(new Set([before]));
    changeRules(service);
    const answer = await service.ask('/reload', { method: 'POST' });
    const { version: after } = (await answer.json()) as { version: string };
    expect(after).not.toBe(before);
    expect(await versions()).toEqual(new Set([after]));
    writeFileSync(join(service.directory, 'rules/broken.yaml'), '{');
    expect((await service.ask('/reload', { method: 'POST' })).status).toBe(409);
    expect(await versions()).toEqual(new Set([after]));
  });

  test('answer a retry alike: as before where it comes to the same one, else decided anew by the same rules', async () => {
    const service = await serve(TWO);
    const eventId = randomUUID();
    // Of connections that come one after the other, each goes to the next worker.
    const answers: string[] = [];
    for (let call = 0; call < 4; call += 1) answers.push((await signUp(service, { eventId })).text);
    expect([answers[2], answers[3]]).toEqual([answers[0], answers[1]]);
    const [one, other] = answers.map((answer) => JSON.parse(answer));
    expect(other.commands).toEqual(one.commands);
    expect(other.error).toEqual(one.error);
    const decisions = () => records(service).filter((record) => record['eventId'] === eventId);
    await eventually(() => expect(decisions()).toHaveLength(4));
    expect(decisions().filter(({ retry }) => retry)).toHaveLength(2);
    expect(new Set(decisions().map(({ decisionId }) => decisionId)).size).toBe(2);
    expect(await sumOf(service, 'retries_total')).toBe(2);
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

describe('a start with workers', () => {
  test('says which port is taken, and leaves nothing running', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const hookgate = startWith(TWO, workspace(), ['--port', String(port)]);
    expect(await hookgate.exited).toEqual({ code: 3, signal: null });
    expect(told(hookgate)).toContain(`cannot listen on 127.0.0.1:${port}: another program listens there`);
    taken.close();
  });

  test('with broken rules ends with 1', async () => {
    const directory = workspace();
    writeFileSync(join(directory, 'rules/broken.yaml'), '{');
    const hookgate = startWith(TWO, directory);
    expect(await hookgate.exited).toEqual({ code: 1, signal: null });
    expect(told(hookgate)).toMatch(/rules\/broken\.yaml:1:1 error yaml-syntax/);
  });

  test('with one worker starts no other process', async () => {
    const service = await serve('server: { workers: 1 }\n');
    expect(await (await service.ask('/version')).json()).not.toHaveProperty('workers');
    expect(await (await service.ask('/metrics')).text()).not.toContain('process="');
  });
});
