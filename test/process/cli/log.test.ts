import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { record } from '../../unit/decision-log/written-record.ts';
import { startHookgate } from '../serve/process.ts';
import { hookgate, hookgateWith } from './hookgate.ts';

const LOG = 'test/fixtures/decision-log';
const CURRENT = `${LOG}/decisions.jsonl`;

function workspace(config?: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-log-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  if (config !== undefined) writeFileSync(join(directory, 'config.yaml'), config);
  return directory;
}

/** The times of the decisions that are written. */
const times = (stdout: string) => stdout.split('\n').flatMap((line) => /^\S+Z/.exec(line) ?? []);

test.each([
  [
    ['--decision', 'deny', '--decision', 'update', '--until', '2026-11-22'],
    ['09:40', '11:02', '17:31'],
  ],
  [
    ['--rule', 'four-digit-number', '--endpoint', '/registrationHookPP'],
    ['11:02', '17:31'],
  ],
  [['--result', 'named-person=failed'], ['00:54']],
  [['--request-type', 'progressive.profile', '--since', '2026-11-23T00:00:00Z'], ['08:20']],
  [
    ['--event-id', '04Dmt8BcT_aEgE'],
    ['00:54', '07:45'],
  ],
  [['--failed'], ['07:45']],
  [['--shadow-disagrees'], ['00:54']],
  [['--retries'], ['06:08', '07:45']],
  [
    ['--limit', '2'],
    ['07:45', '08:20'],
  ],
])('%j', async (args, expected) => {
  const { exitCode, stdout, stderr } = await hookgate('log', LOG, ...args);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(times(stdout).map((time) => time.slice(11, 16))).toEqual(expected.toReversed());
});

test('log: --limit gives the newest decisions, of several files too, the newest first', async () => {
  const { stdout } = await hookgate('log', LOG, '--limit', '7');
  expect(times(stdout).map((time) => time.slice(8, 16))).toEqual([
    ...['23T08:20', '23T07:45', '23T07:45', '23T06:08', '23T06:08', '23T00:54'],
    '22T17:31',
  ]);
});

test('log: --format json gives the records unchanged, newest first', async () => {
  const { stdout } = await hookgate('log', CURRENT, '--format', 'json');
  const written = execFileSync('cat', [CURRENT], { encoding: 'utf8' }).trimEnd().split('\n');
  expect(stdout.trimEnd().split('\n')).toEqual(written.toReversed());
});

test('log: --summary --limit counts the newest decisions', async () => {
  const { stdout } = await hookgate('log', LOG, '--summary', '--limit', '1', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({ decisions: 1, from: '2026-11-23T08:20:31.655Z' });
});

test('log: --summary has the same content as text and as JSON', async () => {
  const summary = JSON.parse((await hookgate('log', LOG, '--summary', '--format', 'json')).stdout);
  expect(summary).toMatchObject({
    decisions: 9,
    endpoints: [{ continue: 1 }, { endpoint: '/registrationHookSSR', allow: 3, deny: 3 }],
    rules: [{}, { rule: 'corporate-email', passed: 3, failed: 2, error: 1, decided: 6 }],
    failures: { timeout: 1 },
    retries: 1,
    odd: 1,
  });
  const { stdout } = await hookgate('log', LOG, '--summary');
  expect(stdout).toMatch(/^9 decisions, /);
  expect(stdout).toMatch(/^\/registrationHookSSR {2}corporate-email +3 +2 +0 +1 +6$/m);
});

test('log: reads the configured log with its rotated files by default', async () => {
  const directory = workspace('decisionLog: { to: log/decisions.jsonl, key: "${NOT_SET_HERE}" }\n');
  cpSync(LOG, join(directory, 'log'), { recursive: true });
  const { exitCode, stdout } = await hookgateWith({ directory }, 'log', '--rule', 'corporate-email');
  expect({ exitCode, days: times(stdout).map((time) => time.slice(8, 10)) }).toEqual({
    exitCode: 0,
    days: ['23', '23', '23', '23', '23', '22', '22'],
  });
});

test('log: the examples of its help run', async () => {
  const directory = workspace('decisionLog: { to: var/decisions.jsonl }\n');
  cpSync(LOG, join(directory, 'var'), { recursive: true });
  const { stdout: help } = await hookgate('log', '--help');
  const lines = [...help.matchAll(/^ {4}\$ hookgate (.+)$/gm)].map(([, line = '']) => line);
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines)
    expect(await hookgateWith({ directory }, ...line.split(' ')), line).toMatchObject({ exitCode: 0 });
});

test('log: accepts a duration as time', async () => {
  const stdin = [3, 1].map((hours) =>
    record({ time: new Date(Date.now() - hours * 3_600_000).toISOString() }),
  );
  const { stdout } = await hookgateWith({ stdin: stdin.join('\n') }, 'log', '-', '--since', '2h');
  expect(times(stdout)).toHaveLength(1);
});

test.each([
  [
    '{"time":"2026',
    'hookgate: 1 line of incomplete JSON skipped: stdin:1\n',
    'no decision is recorded there',
  ],
  [`${record()}\n${record()}`, '', 'none of 2 decisions matches'],
])('log: reports an empty result', async (stdin, first, last) => {
  expect(await hookgateWith({ stdin }, 'log', '-', '--decision', 'deny')).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: `${first}hookgate: ${last}\n`,
  });
});

test.each([
  [['--decision', 'denied'], 'Allowed choices are allow, deny, update, continue.'],
  [['--result', 'corporate-email'], '--result corporate-email names no rule with its result'],
  [['--result', 'corporate-email=no'], '--result corporate-email=no names no rule'],
  [['--since', 'noon'], '"noon" is not a time'],
  [['--since', '2026-11-24', '--until', '2026-11-23'], '--since 2026-11-24 is not before --until 2026-11-23'],
  [['--limit', '0'], "argument '0' is invalid. Write a whole number from 1 on, such as 20."],
  [['--limit', '-1'], "argument '-1' is invalid. Write a whole number from 1 on, such as 20."],
  [['--follow', '--summary'], '--follow has no end to count to'],
  [['--follow'], '--follow needs the file that grows'],
])('log %j is a usage error, with a hint', async (args, message) => {
  const { exitCode, stdout, stderr } = await hookgate('log', LOG, ...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test.each([
  ['', 'the configuration records decisions on standard output'],
  ['decisionLog: { to: 1 }\n', 'config.yaml:1:20'],
  ['decisionLog: { to: gone.jsonl }\n', 'gone.jsonl cannot be read (ENOENT)'],
])('log: without a path the configuration %j is a usage error', async (config, message) => {
  const { exitCode, stderr } = await hookgateWith({ directory: workspace(config) }, 'log');
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});

test.each([[['logs', 'logs/a.jsonl', './logs']], [['logs/a.jsonl', 'logs']]])(
  'a file that is named more than once is read once: %j',
  async (paths) => {
    const directory = workspace();
    mkdirSync(join(directory, 'logs'));
    writeFileSync(join(directory, 'logs/a.jsonl'), `${record()}\n`);
    const { stdout } = await hookgateWith({ directory }, 'log', ...paths);
    expect(times(stdout)).toHaveLength(1);
  },
);

test.each([[[]], [['logs']]])('log: prefers the plain file to its gzip twin: %j', async (paths) => {
  const directory = workspace('decisionLog: { to: logs/a.jsonl }\n');
  mkdirSync(join(directory, 'logs'));
  writeFileSync(join(directory, 'logs/a.jsonl'), `${record()}\n`);
  writeFileSync(join(directory, 'logs/a.jsonl.gz'), gzipSync(`${record()}\n`));
  const { stdout, stderr } = await hookgateWith({ directory }, 'log', ...paths);
  expect({ decisions: times(stdout).length, stderr }).toEqual({
    decisions: 1,
    stderr: 'hookgate: logs/a.jsonl.gz is skipped: logs/a.jsonl is read\n',
  });
});

test('log: shows readable decisions, and exits with 3 for an unreadable file', async () => {
  const directory = workspace();
  writeFileSync(join(directory, 'a.log.gz'), gzipSync(`${record()}\n`).subarray(0, -4));
  writeFileSync(join(directory, 'b.log'), record());
  const { exitCode, stdout, stderr } = await hookgateWith({ directory }, 'log', 'a.log.gz', 'b.log');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 3,
    stderr: 'hookgate: a.log.gz cannot be read, or not to its end (Z_BUF_ERROR)\n',
  });
  expect(times(stdout).length).toBeGreaterThan(0);
});

test('log: ends silently if the reader closes the pipe', () => {
  const directory = workspace();
  writeFileSync(join(directory, 'long.jsonl'), `${record()}\n`.repeat(20_000));
  const line = `"${process.execPath}" "${resolve('bin/hookgate.js')}" log long.jsonl | head -1`;
  const { stdout, stderr } = spawnSync('bash', ['-c', `${line}; echo "\${PIPESTATUS[0]}"`], {
    cwd: directory,
    encoding: 'utf8',
  });
  expect({ stderr, end: stdout.split('\n').slice(1) }).toEqual({ stderr: '', end: ['0', ''] });
});

test('log: --follow reads a growing log, also over rotation and truncation, until a signal', async () => {
  const directory = workspace('decisionLog: { to: decisions.jsonl }\n');
  const path = join(directory, 'decisions.jsonl');
  const line = (decisionId: string) => `${record({ decisionId })}\n`;
  const later = record({ decisionId: 'put-aside', time: '2026-11-24T00:00:00.000Z' });
  writeFileSync(join(directory, 'decisions.0.jsonl'), later);
  writeFileSync(path, line('there-before'));
  const { child, waitFor, exited, output } = startHookgate(directory, ['log', '--follow']);
  await waitFor(/put-aside.*there-before/s);
  appendFileSync(path, line('appended').slice(0, 40));
  appendFileSync(path, line('appended').slice(40));
  await waitFor(/appended/);
  renameSync(path, join(directory, 'decisions.1.jsonl'));
  appendFileSync(path, line('in-the-next'));
  await waitFor(/in-the-next/);
  writeFileSync(path, line('emptied'));
  await waitFor(/emptied/);
  child.kill('SIGINT');
  expect(await exited).toEqual({ code: 0, signal: null });
  expect(times(output().stdout)).toHaveLength(5);
  expect(output().stderr).toBe('');
});

/** The most memory that a summary of so many bytes took, in kilobytes. */
function memoryFor(bytes: number): number {
  const path = join(workspace(), 'decisions.jsonl');
  const chunk = Array.from(
    { length: 2000 },
    (_, index) => `${record({ decisionId: `d${index}`, ms: index })}\n`,
  ).join('');
  for (let size = 0; size < bytes; size += chunk.length) appendFileSync(path, chunk);
  const program = `import { run } from ${JSON.stringify(resolve('src/cli/program.ts'))};
const { stdin, stderr, stdout } = process;
await run(['log', ${JSON.stringify(path)}, '--summary'], { stdin, stdout: stderr, stderr, environment: {}, directory: '/', onSignal() {}, exit() {} });
stdout.write(String(process.resourceUsage().maxRSS));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  expect(stderr).toContain('decisions, ');
  return Number(stdout);
}

test('log: memory does not grow with the log', () => {
  expect(memoryFor(50_000_000) / memoryFor(5_000_000)).toBeLessThan(1.5);
});
