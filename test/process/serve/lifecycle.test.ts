import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { told, workspace } from './process.ts';
import { records, type Serving, serve, startWith } from './serving.ts';

const KEEPS = 'rules: { lastGood: var/last-good }\n';

const statusOf = async ({ ask }: Serving) => (await (await ask('/readyz')).json()) as Record<string, unknown>;
const reload = ({ ask }: Serving, query = '') => ask(`/reload${query}`, { method: 'POST' });

/** A working directory in which a service with a last known good rule set has run. */
async function usedWorkspace(): Promise<string> {
  const { child, directory, exited } = await serve(KEEPS);
  child.kill('SIGINT');
  await exited;
  return directory;
}

describe('P5, case 21: a start with broken rules', () => {
  const spoil = (directory: string) => writeFileSync(join(directory, 'rules/broken.yaml'), '{');

  test('without a last known good: never ready, both reasons, exit code 1', async () => {
    const directory = workspace();
    spoil(directory);
    const refused = startWith(KEEPS, directory);
    expect(await refused.exited).toEqual({ code: 1, signal: null });
    expect(refused.output().stdout).not.toContain('listening');
    expect(told(refused)).toMatch(/rules\/broken\.yaml:1:1 error yaml-syntax/);
    expect(told(refused)).toMatch(/var\/last-good error no-last-good/);
  });

  test('with a damaged last known good: both reasons, exit code 1', async () => {
    const directory = await usedWorkspace();
    spoil(directory);
    const [folder = ''] = readdirSync(join(directory, 'var/last-good')).filter((name) =>
      /^generation/.test(name),
    );
    writeFileSync(join(directory, 'var/last-good', folder, 'lists/corporate-domains.txt'), 'evil.example\n');
    const refused = startWith(KEEPS, directory);
    expect(await refused.exited).toEqual({ code: 1, signal: null });
    expect(told(refused)).toMatch(/yaml-syntax[\s\S]*last-good-damaged/);
  });

  test('with a valid last known good: answers, degraded, with the reason everywhere; repaired rules replace it', async () => {
    const directory = await usedWorkspace();
    spoil(directory);
    const service = await serve(KEEPS, directory);
    expect(await (await service.call()).json()).toMatchObject({
      debugContext: { hookgate: { version: expect.stringMatching(/^[0-9a-f]{12}.*\.last-good$/) } },
    });
    const { stdout, stderr } = service.output();
    expect(stdout).toMatch(/"version":"\S+\.last-good","rules":"var\/last-good",/);
    expect(stdout).toContain('serving last known good');
    const [refused] = records(service).filter(({ msg }) => msg === 'rules refused');
    expect(refused).toMatchObject({
      diagnostics: [
        { file: 'rules/broken.yaml', code: 'yaml-syntax', range: { start: { line: 1, column: 1 } } },
      ],
    });
    expect(stderr).toBe('');
    expect(await statusOf(service)).toMatchObject({
      status: 'degraded',
      version: expect.stringMatching(/\.last-good$/),
      conditions: expect.arrayContaining([
        {
          name: 'rules',
          state: 'degraded',
          reason: expect.stringMatching(
            /last known good saved at .* in var\/last-good: rules\/broken\.yaml:1:1 /,
          ),
          since: expect.any(String),
        },
      ]),
    });
    rmSync(join(directory, 'rules/broken.yaml'));
    await service.waitFor(/"msg":"rules loaded"/);
    const mended = await statusOf(service);
    expect(mended).toMatchObject({ status: 'ready' });
    expect(mended['version']).not.toContain('last-good');
  });
});

test('last known good: rules that cannot be stored are served, and the failure is reported', async () => {
  const directory = workspace();
  writeFileSync(join(directory, 'var'), 'a file where the directory should be');
  const service = await serve(KEEPS, directory);
  await service.waitFor(/last known good not saved/);
  expect((await service.call()).status).toBe(200);
  expect(await statusOf(service)).toMatchObject({
    status: 'degraded',
    conditions: expect.arrayContaining([expect.objectContaining({ name: 'last-good', state: 'degraded' })]),
  });
});

describe('POST /reload', () => {
  test('reloads at once, and returns the live version', async () => {
    const service = await serve();
    const before = (await statusOf(service))['version'];
    expect(await (await reload(service)).json()).toMatchObject({ result: 'unchanged', version: before });
    rmSync(join(service.directory, 'rules/progressive-profile.yaml'));
    rmSync(join(service.directory, 'rules/progressive-profile.test.yaml'));
    const answer = await reload(service);
    expect(answer.status).toBe(200);
    const { version } = (await answer.json()) as { version: string };
    expect(version).not.toBe(before);
    expect((await statusOf(service))['version']).toBe(version);
  });

  test('P3: is 409 for broken rules: only the status changes', async () => {
    const service = await serve();
    const { version, digest, loadedAt } = await statusOf(service);
    writeFileSync(join(service.directory, 'rules/broken.yaml'), '{');
    const answer = await reload(service);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      result: 'refused',
      version,
      diagnostics: [{ file: 'rules/broken.yaml', range: { start: { line: 1, column: 1 } } }],
    });
    expect(await statusOf(service)).toMatchObject({ status: 'degraded', version, digest, loadedAt });
  });

  test('P9, case 12: confirms a change that removes the denials', async () => {
    const directory = workspace();
    for (const name of readdirSync(join(directory, 'rules')))
      rmSync(join(directory, 'rules', name), { recursive: true });
    const rules = ['        then: deny\n', '        then: allow\n'].map(
      (then, index) =>
        `      - name: rule-${index}\n        when: { fact: eventId, operator: equal, value: x${index} }\n${then}`,
    );
    const head =
      'version: 1\nendpoint: /registrationHookSSR\nrequestTypes:\n  self.service.registration:\n    default: continue\n    rules:\n';
    const path = join(directory, 'rules/a.yaml');
    writeFileSync(path, head + rules.toReversed().join(''));
    const levels = 'lint: { levels: { default-continues: off, never-denied: off } }\n';
    const service = await serve(levels, directory);
    const { version } = await statusOf(service);
    writeFileSync(path, head + rules[1]);
    await service.waitFor(/rules-shrunk/);
    expect(await (await reload(service)).json()).toMatchObject({
      version,
      diagnostics: [{ code: 'rules-shrunk', file: 'rules/a.yaml' }],
    });
    expect((await reload(service, '?shrink=allow')).status).toBe(200);
    expect((await statusOf(service))['version']).not.toBe(version);
  });
});

test('case 20: 100 reloads by SIGHUP, the admin listener and the watcher: the last content wins', async () => {
  const service = await serve('log: { level: info }\n');
  const list = join(service.directory, 'rules/lists/corporate-domains.txt');
  const answers: Promise<Response>[] = [];
  for (let round = 1; round <= 34; round += 1) {
    writeFileSync(list, `okta.com\n*.okta.com\n# ${round}\n`);
    service.child.kill('SIGHUP');
    answers.push(reload(service));
    await wait(20);
  }
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200]));
  const last = (await (await reload(service)).json()) as { version: string };
  writeFileSync(list, 'okta.com\n*.okta.com\n# 34\n');
  expect(await (await reload(service)).json()).toMatchObject({ result: 'unchanged', version: last.version });
  const loaded = service
    .output()
    .stdout.split('\n')
    .filter((line) => line.includes('"msg":"rules loaded"'))
    .map((line) => JSON.parse(line).version);
  expect(loaded.at(-1)).toBe(last.version);
  // No rule set version returns after another one.
  expect(new Set(loaded).size).toBe(loaded.length);
});
