import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Hookgate, workspace } from './process.ts';
import { call, configured, ready, records, start, startWith } from './serving.ts';

const ALLOWED_LINE = /^\{.*\}$/;

/** Every line of both streams. */
function linesOf({ output }: Hookgate): string[] {
  const { stdout, stderr } = output();
  return (stdout + stderr).split('\n').filter((line) => line !== '');
}

async function end({ child, exited }: Hookgate): Promise<void> {
  child.kill('SIGTERM');
  expect(await exited).toEqual({ code: 0, signal: null });
}

function expectJson(hookgate: Hookgate): void {
  const lines = linesOf(hookgate);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !ALLOWED_LINE.test(line))).toEqual([]);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), msg: expect.any(String) });
}

describe('collected output: every line is JSON', () => {
  test('from a service that starts, decides, refuses a change and exits', async () => {
    const directory = workspace();
    const published = { BASIC_AUTH_USER: 'admin', BASIC_AUTH_PASSWORD: 'supersecret' };
    const hookgate = start(directory, [], published);
    const { port } = await ready(hookgate);
    await call(port, `Basic ${btoa('admin:supersecret')}`, 'kim@okta.com');
    await call(port, 'Basic x', 'kim@okta.com');
    writeFileSync(join(directory, 'rules/broken.yaml'), '{');
    await hookgate.waitFor(/"rules refused"/);
    await end(hookgate);
    expectJson(hookgate);
    expect(records(hookgate).map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['configuration warnings', 'rules loaded', 'decision', 'shutting down']),
    );
  });

  test('the start is one line, also with a silent log, which would lose a generated secret', async () => {
    const hookgate = startWith('log: { level: silent }\n');
    const { secret } = await ready(hookgate);
    expect(secret).toMatch(/^Basic [\w+/=]{40,}$/);
    await end(hookgate);
    expectJson(hookgate);
    expect(records(hookgate)).toHaveLength(1);
  });

  test.each<[what: string, args: string[], prepare: (directory: string) => void]>([
    ['an unknown option', ['--prot', '1'], () => undefined],
    ['an invalid port', ['--port', 'x'], () => undefined],
    ['an invalid address', ['--host', '999.1.1.1'], () => undefined],
    ['broken rules', [], (directory) => appendFileSync(join(directory, 'rules/b.yaml'), '{')],
    ['a broken configuration', [], (directory) => writeFileSync(join(directory, 'config.yaml'), 'x: [')],
    ['a missing rules directory', ['--rules', 'nowhere'], () => undefined],
  ])('from a start that fails: %s', async (_, args, prepare) => {
    const directory = workspace();
    prepare(directory);
    const hookgate = start(directory, args);
    expect((await hookgate.exited).code).toBeGreaterThan(0);
    expectJson(hookgate);
  });
});

test('collected output: a failed start reports each finding once', async () => {
  const directory = workspace();
  writeFileSync(join(directory, 'rules/broken.yaml'), '{');
  const hookgate = start(directory);
  expect((await hookgate.exited).code).toBe(1);
  const found = linesOf(hookgate).filter((line) => line.includes('yaml-syntax'));
  expect(found).toHaveLength(1);
  expect(JSON.parse(found[0] ?? '')).toMatchObject({
    level: 'error',
    msg: expect.stringMatching(/^not started: \d errors? in the rules$/),
    diagnostics: expect.arrayContaining([expect.objectContaining({ file: 'rules/broken.yaml' })]),
  });
});

test('collected output: warnings of the rules are reported once, with "rules loaded"', async () => {
  const directory = workspace();
  appendFileSync(join(directory, 'rules/progressive-profile.yaml'), 'unhandled: allow\n');
  const hookgate = startWith('rules: { gate: lint }\n', directory);
  await ready(hookgate);
  expect(linesOf(hookgate).filter((line) => line.includes('other-request-type'))).toEqual([
    expect.stringContaining('"msg":"rules loaded"'),
  ]);
});

test('log.format pretty: shows findings with their lines, and decisions like hookgate log', async () => {
  const directory = workspace();
  const hookgate = startWith('log: { format: pretty }\n', directory);
  const [, port = ''] = await hookgate.waitFor(/^Your app is listening on port (\d+)\n\n {2}http/m);
  const [, secret = ''] = await hookgate.waitFor(/Authentication secret +(\S+ \S+)/);
  await call(port, secret, 'kim@okta.com');
  writeFileSync(join(directory, 'rules/broken.yaml'), 'version: 1\nendpoint: [\u009b31m\n');
  await hookgate.waitFor(
    / error {2}rules refused {2}version=\w+\nrules\/broken\.yaml:\d+:\d+ error yaml-syntax/,
  );
  await end(hookgate);
  const { stdout } = hookgate.output();
  expect(stdout).toMatch(
    /^\S+Z {2}allow +\/registrationHookSSR {2}self\.service\.registration {2}by corporate-email/m,
  );
  expect(stdout).toMatch(/^\S+Z {2}info {3}rules loaded {2}version=/m);
  expect(stdout).not.toMatch(/^\{/m);
  expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u);
  expect(configured.secret).not.toBe(secret);
});

test('log.format json: is JSON also on a terminal', async () => {
  const hookgate = startWith('log: { format: json }\n');
  await ready(hookgate);
  expectJson(hookgate);
});
