import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { hookgateWith } from '../cli/hookgate.ts';
import { type Hookgate, told, workspace } from './process.ts';
import { call, configured, ready, records, start } from './serving.ts';

/** A service with these settings of the decision log. */
async function recording(decisionLog: string, given?: typeof configured) {
  const directory = workspace();
  writeFileSync(join(directory, 'config.yaml'), `decisionLog: ${decisionLog}\n`);
  const hookgate = start(directory, [], given?.environment);
  const { port, admin, secret: printed } = await ready(hookgate);
  const secret = given?.secret ?? printed;
  const readiness = async () =>
    (await (await fetch(`http://127.0.0.1:${admin}/readyz`)).json()) as Record<string, unknown>;
  /** A sign-up with so much text beside the address. */
  const signUp = async (email: string, more = '') => {
    const userProfile = { email, login: email, more };
    const response = await fetch(`http://127.0.0.1:${port}/registrationHookSSR`, {
      method: 'POST',
      headers: { authorization: secret, 'content-type': 'application/json' },
      body: JSON.stringify({ ...samples.ssr, eventId: email, data: { ...samples.ssr.data, userProfile } }),
    });
    return { status: response.status, text: await response.text() };
  };
  return { directory, hookgate, port, secret, readiness, signUp };
}

const decisionsIn = (hookgate: Hookgate) => records(hookgate).filter(({ msg }) => msg === 'decision');

function linesOf(path: string): Record<string, unknown>[] {
  const text = readFileSync(path, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function end({ child, exited }: Hookgate): Promise<void> {
  child.kill('SIGTERM');
  expect(await exited).toEqual({ code: 0, signal: null });
}

const people = Array.from({ length: 40 }, (_, index) => `kim${index}@okta.com`);

test('decision log: on standard output each decision is a line, and the shutdown loses none', async () => {
  const { hookgate, signUp } = await recording('{ to: stdout }');
  await Promise.all(people.map((email) => signUp(email)));
  await end(hookgate);
  expect(new Set(decisionsIn(hookgate).map(({ eventId }) => eventId))).toEqual(new Set(people));
});

test('decision log: in a file beside the configuration, for its owner only; the log stays on standard output', async () => {
  const { directory, hookgate, signUp } = await recording('{ to: var/decisions.jsonl }');
  await Promise.all(people.map((email) => signUp(email)));
  await end(hookgate);
  const path = join(directory, 'var/decisions.jsonl');
  expect(new Set(linesOf(path).map(({ eventId }) => eventId))).toEqual(new Set(people));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(decisionsIn(hookgate)).toEqual([]);
  expect(records(hookgate).map(({ msg }) => msg)).toEqual([
    'rules loaded',
    expect.stringMatching(/^Your app is listening on port \d+$/),
    'shutting down',
  ]);
});

describe('decision log: records that cannot be written (case 38)', () => {
  const notRecorded = (reason: RegExp) =>
    expect.arrayContaining([
      { name: 'decision-log', state: 'degraded', reason: expect.stringMatching(reason) },
    ]);

  test('a full disk: decisions are sent; health, the log and the shutdown report the loss', async () => {
    const { hookgate, signUp, readiness } = await recording('{ to: /dev/full }');
    expect(await signUp('kim@okta.com')).toMatchObject({
      status: 200,
      text: expect.stringContaining('ALLOW'),
    });
    await hookgate.waitFor(/decision log write failed/);
    expect((await signUp('lee@okta.com')).text).toContain('ALLOW');
    expect(await readiness()).toMatchObject({
      status: 'degraded',
      conditions: notRecorded(/^write failed: ENOSPC: no space left on device, write/),
    });
    await end(hookgate);
    const told = records(hookgate).filter(({ msg }) => String(msg).startsWith('decision log'));
    expect(told).toMatchObject([
      { msg: 'decision log write failed', level: 'error', err: { code: 'ENOSPC' } },
      { msg: 'decision log records lost', level: 'error', dropped: 2 },
    ]);
  });

  test('decisionLog.required: denies everybody while records cannot be written, and recovers', async () => {
    const { directory, hookgate, signUp, readiness } = await recording(
      '{ to: var/log.jsonl, required: true }',
    );
    const path = join(directory, 'var');
    rmSync(path, { recursive: true });
    writeFileSync(path, 'a file, and no directory');
    expect((await signUp('kim@okta.com')).text).not.toContain('ALLOW');
    const conditions = notRecorded(/; records lost since the start: \d+$/);
    expect(await readiness()).toMatchObject({ status: 'degraded', conditions });
    rmSync(path);
    expect((await signUp('lee@okta.com')).text).toContain('ALLOW');
    await hookgate.waitFor(/decision log write recovered/);
    await end(hookgate);
    expect(linesOf(join(path, 'log.jsonl'))).toMatchObject([{ eventId: 'lee@okta.com', decision: 'allow' }]);
  });

  test('closed standard output: decisions are sent, and standard error reports it once', async () => {
    const { hookgate, signUp, readiness } = await recording('{ to: stdout }');
    hookgate.child.stdout?.destroy();
    for (const email of people) expect((await signUp(email)).text).toContain('ALLOW');
    await hookgate.waitFor(/standard output cannot be written/);
    expect(await readiness()).toMatchObject({
      status: 'degraded',
      conditions: notRecorded(/EPIPE/),
    });
    await end(hookgate);
    expect(told(hookgate).match(/standard output .*/g)).toEqual([
      expect.stringMatching(/^standard output cannot be written: /),
      expect.stringMatching(/^standard output took not all: \d+ lines were lost$/),
    ]);
  });

  test('unread standard output: decisions are sent, and a later reader gets every line', async () => {
    const { hookgate, signUp } = await recording('{ to: stdout, record: full }');
    hookgate.child.stdout?.pause();
    // More than a pipe holds.
    for (const email of people) expect((await signUp(email, 'x'.repeat(20_000))).text).toContain('ALLOW');
    hookgate.child.stdout?.resume();
    await hookgate.waitFor(new RegExp(people.at(-1) ?? ''));
    await end(hookgate);
    expect(decisionsIn(hookgate).map(({ eventId }) => eventId)).toEqual(people);
  });

  test('unread standard output: does not block the shutdown', async () => {
    const { hookgate, signUp } = await recording('{ to: stdout, record: full }');
    hookgate.child.stdout?.pause();
    for (const email of people) await signUp(email, 'x'.repeat(20_000));
    hookgate.child.kill('SIGTERM');
    await new Promise((resolve) => hookgate.child.once('exit', resolve));
    expect(hookgate.child.exitCode).toBe(0);
    hookgate.child.stdout?.resume();
  });
});

describe('decision log: requests in records', () => {
  test('masked requests are decided like the originals, also by diff', async () => {
    const { directory, hookgate, signUp } = await recording('{ to: june.jsonl, record: masked }', configured);
    for (const email of ['kim.sato@okta.com', 'kim.sato@okta.com', 'lee.park@acme.example'])
      await signUp(email);
    await end(hookgate);
    const text = readFileSync(join(directory, 'june.jsonl'), 'utf8');
    expect(text).not.toMatch(/very-secret|"(email|login)":"(kim|lee)/);
    const masked = linesOf(join(directory, 'june.jsonl')).map(({ request }) =>
      JSON.stringify((request as typeof samples.ssr).data),
    );
    expect([masked[0] === masked[1], masked[0] === masked[2]]).toEqual([true, false]);

    cpSync(join(directory, 'rules'), join(directory, 'before'), { recursive: true });
    writeFileSync(join(directory, 'rules/lists/corporate-domains.txt'), 'acme.example\n');
    const diff = await hookgateWith({ directory }, 'diff', '--base', 'before', '--requests', 'june.jsonl');
    expect(diff.stdout).toMatch(/^2 of 2 recorded requests change:$/m);
    expect(diff.stdout).toMatch(/1 allow -> deny by corporate-email .*\n +june\.jsonl:1 /);
    // The same event with the same body is Okta's retry.
    expect(diff.stdout).toMatch(/^1 retry is left out: a retry repeats a request$/m);
    expect(diff.stdout).toMatch(/1 deny -> allow by corporate-email .*\n +june\.jsonl:3 /);
    const test = await hookgateWith({ directory }, 'record', 'june.jsonl:3');
    expect(test.stdout).toMatch(/data\.userProfile\.email: [a-z]{3}\.[a-z]{4}@acme\.example/);
  });

  test('full requests are announced in the log, by a finding of the configuration and at the start', async () => {
    const { hookgate, signUp } = await recording('{ record: full }');
    expect(hookgate.output().stderr).toBe('');
    expect(records(hookgate)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          level: 'warn',
          msg: 'configuration warnings',
          diagnostics: [
            expect.objectContaining({
              code: 'records-in-full',
              range: expect.objectContaining({ start: { line: 1, column: 24 } }),
            }),
          ],
        }),
        expect.objectContaining({
          level: 'warn',
          msg: 'decision log records personal data',
        }),
        expect.objectContaining({ records: { to: 'stdout', requests: 'full' } }),
      ]),
    );
    await signUp('kim.sato@okta.com');
    await hookgate.waitFor(/"msg":"decision"/);
    expect(decisionsIn(hookgate)).toMatchObject([
      { recorded: 'full', request: { data: { userProfile: { email: 'kim.sato@okta.com' } } } },
    ]);
  });
});

describe('decision log: its lines', () => {
  test('are one JSON line a decision, without a value of the profile and without the secret', async () => {
    const hookgate = start(workspace(), [], configured.environment);
    const { port } = await ready(hookgate);
    await call(port, configured.secret, 'kim.sato@okta.com');
    await hookgate.waitFor(/"msg":"decision"/);
    const decision = records(hookgate).find(({ msg }) => msg === 'decision');
    expect(decision).toMatchObject({
      decisionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      eventId: samples.ssr['eventId'],
      endpoint: '/registrationHookSSR',
      requestType: 'self.service.registration',
      decision: 'allow',
      rules: ['corporate-email'],
      version: expect.stringMatching(/^[0-9a-f]{12}/),
      ms: expect.any(Number),
    });
    expect(JSON.stringify(records(hookgate))).not.toMatch(/kim\.sato|okta\.com|very-secret/);
  });

  test('cannot be forged: values of a request stay within one line (case 39)', async () => {
    const hookgate = start(workspace());
    const { port, secret } = await ready(hookgate);
    const forged = 'x\n{"level":"info","decision":"allow"}\u2028\u001b[31m\u202e';
    const headers = { authorization: secret, 'content-type': 'application/json' };
    const body = JSON.stringify({ ...samples.ssr, eventId: forged, requestType: forged });
    await fetch(`http://127.0.0.1:${port}/registrationHookSSR`, { method: 'POST', headers, body });
    await fetch(`http://127.0.0.1:${port}/%0a{"level":"info"}`, { headers });
    await hookgate.waitFor(/"code":"not-found"/);
    const all = records(hookgate);
    expect(all.filter(({ msg }) => msg === 'decision')).toMatchObject([
      { decision: 'deny', by: 'unhandled' },
    ]);
    for (const character of ['\u2028', '\u001b', '\u202e'])
      expect(hookgate.output().stdout).not.toContain(character);
  });
});
