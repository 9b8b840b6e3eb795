import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { git, temporary, write } from '../../unit/reload/workspace.ts';
import { type Ended, hookgateWith } from './hookgate.ts';

const CHANGE = ['value: 4', 'value: 5'] as const;

/** A repository with the rules that ship, committed; without their tests, unless they are asked for. */
function repository({ tests = false } = {}): string {
  const root = temporary();
  git(root, 'init', '--quiet', '--initial-branch=main');
  const filter = (path: string) => tests || !path.endsWith('.test.yaml');
  cpSync('rules', join(root, 'rules'), { recursive: true, filter });
  commit(root);
  return root;
}

function commit(root: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message=rules');
}

function edit(root: string, name: string, change: (text: string) => string): void {
  const path = join(root, 'rules', name);
  write(path, change(git(root, 'show', `HEAD:rules/${name}`)));
}

function changed(): string {
  const root = repository();
  edit(root, 'combined-enrollment.yaml', (text) => text.replaceAll(...CHANGE));
  return root;
}

/** Runs `hookgate diff` in a directory; absolute paths are shown from there. */
async function diff(directory: string, ...args: string[]): Promise<Ended> {
  return diffWith({}, directory, ...args);
}

async function diffWith(given: { stdin?: string }, directory: string, ...args: string[]): Promise<Ended> {
  const { exitCode, stdout, stderr } = await hookgateWith({ ...given, directory }, 'diff', ...args);
  return {
    exitCode,
    stdout: stdout.replaceAll(`${directory}/`, ''),
    stderr: stderr.replaceAll(`${directory}/`, ''),
  };
}

const recorded = (employeeNumber: unknown, endpoint = '/registrationHookSSRandPP') => {
  const { pp } = samples;
  return JSON.stringify({
    endpoint,
    request: { ...pp, data: { ...pp.data, userProfileUpdate: { employeeNumber } } },
  });
};

test('diff: shows a changed pattern, the affected requests, file and line', async () => {
  const { exitCode, stdout, stderr } = await diff(changed(), '--base', 'HEAD');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain(
    'condition: data.userProfile.employeeNumber: digits 4 -> digits 5  rules/combined-enrollment.yaml:30\n',
  );
  expect(stdout).toMatch(
    /^1 of 6 samples changes:\n +1 update -> deny by four-digit-number \(rules\/combined-enrollment\.yaml:36\)$/m,
  );
  expect(stdout).toMatch(/^6 of 30 generated requests change:$/m);
  expect(stdout).toMatch(/^ +generated {2}data\.userProfile\.employeeNumber "12345"$/m);
});

test('diff: compares the test requests of both revisions, each once', async () => {
  const root = repository({ tests: true });
  edit(root, 'combined-enrollment.yaml', (text) => text.replaceAll(...CHANGE));
  edit(root, 'combined-enrollment.test.yaml', (text) => text.replaceAll('"1234"', '"12345"'));
  const { stdout } = await diff(root, '--base', 'HEAD');
  expect(stdout).toMatch(/^ +\d+ deny -> allow by four-digit-number/m);
  expect(stdout).toMatch(/^ +rules\/combined-enrollment\.test\.yaml:\d+ .*"12345"$/m);
  expect(stdout).toMatch(/^ +rules\/combined-enrollment\.test\.yaml:\d+ .*"1234"$/m);
});

test('diff: reports that nothing changed', async () => {
  const root = repository();
  edit(root, 'combined-enrollment.yaml', (text) => `# A comment.\n${text}`);
  expect(await diff(root, '--base', 'HEAD')).toMatchObject({
    exitCode: 0,
    stdout: `No difference between HEAD and ${root}/rules: 6 samples are decided alike.\n`.replace(
      `${root}/`,
      '',
    ),
  });
});

test('diff: compares two commits, independent of the working tree', async () => {
  const root = changed();
  commit(root);
  rmSync(join(root, 'rules/combined-enrollment.yaml'));
  const { stdout } = await diff(root, '--base', 'main~1', '--head', 'main', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    base: 'main~1',
    head: 'main',
    changes: [{ kind: 'changed' }, { kind: 'changed' }],
    requests: { compared: 6, changed: 1 },
    generated: { changed: 6 },
  });
});

test('diff: a commit without rules makes all of them new', async () => {
  const root = temporary();
  git(root, 'init', '--quiet', '--initial-branch=main');
  write(join(root, 'README.md'), 'A repository.\n');
  commit(root);
  cpSync('rules', join(root, 'rules'), { recursive: true });
  const { exitCode, stdout, stderr } = await diff(root, '--base', 'main');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: 'hookgate: main has no directory rules: all of it is new\n',
  });
  expect(stdout).toContain('added    endpoint /registrationHookSSR');
  const covered = await hookgateWith({ directory: root }, 'test', '--changed-since', 'main');
  expect(covered).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('100 % covered: 24 of 24') });
});

test('diff: reports requests that could not be compared', async () => {
  const root = changed();
  const log = [recorded('1234', '/gone'), recorded('1234'), '{"time":"whenever","request":{}}'];
  write(join(root, 'log.jsonl'), log.join('\n'));
  write(join(root, 'gone.jsonl'), recorded('1234', '/gone'));
  write(join(root, 'empty.jsonl'), '');
  const { stdout } = await diff(root, '--base', 'HEAD', '--requests', 'log.jsonl');
  expect(stdout).toContain('2 recordings are no requests: log.jsonl:1 (neither side has the endpoint /gone)');
  for (const [file, why] of [
    ['gone.jsonl', ': gone.jsonl:1: neither side has the endpoint /gone'],
    ['empty.jsonl', ''],
  ])
    expect(await diff(root, '--base', 'HEAD', '--requests', file ?? '')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(`${file} holds no request that could be compared${why}\n`),
    });
});

test('diff: compares with a directory anywhere', async () => {
  const root = changed();
  const other = temporary();
  cpSync('rules', join(other, 'before'), { recursive: true });
  expect((await diff(root, '--base', join(other, 'before'))).stdout).toContain('digits 4 -> digits 5');
  expect((await diff(other, '--base', 'before', '--head', join(root, 'rules'))).stdout).toContain(
    'digits 4 -> digits 5',
  );
});

test('diff: reads recorded requests of files, folders and logs, at their endpoints, and masks values', async () => {
  const root = changed();
  const log = [
    recorded('12345'),
    recorded('1234'),
    '{broken',
    recorded('1234', '/registrationHookPP'),
    recorded('1234'),
  ];
  write(join(root, 'requests/june.jsonl'), log.join('\n'));
  write(join(root, 'one.json'), JSON.stringify(samples.pp, null, 2));
  const { stdout } = await diff(root, '--base', 'HEAD', '--requests', 'requests', '--requests', 'one.json');
  expect(stdout).toContain('4 of 6 recorded requests change:\n       3 update -> deny by four-digit-number');
  expect(stdout).toContain('requests/june.jsonl:2  data.userProfileUpdate.employeeNumber 4 digits\n');
  expect(stdout).toContain('1 recording is no request: requests/june.jsonl:3 (The body is not JSON.)\n');
  expect(stdout).not.toContain('june.jsonl:2  data.userProfileUpdate.employeeNumber "1234"');
  const shown = await diff(root, '--base', 'HEAD', '--requests', 'requests', '--show-values');
  expect(shown.stdout).toContain('requests/june.jsonl:2  data.userProfileUpdate.employeeNumber "1234"\n');
});

test('diff: no format shows a value of a recorded request', async () => {
  const root = changed();
  const { ssr } = samples;
  const userProfile = {
    email: 'mallory@okta.com',
    login: 'mallory@okta.com',
    firstName: 'Mallory',
    employeeNumber: '8642',
  };
  const stdin = JSON.stringify({ ...ssr, data: { ...ssr.data, userProfile } });
  for (const format of ['text', 'json', 'markdown']) {
    const { stdout } = await diffWith(
      { stdin },
      root,
      '--base',
      'HEAD',
      '--requests',
      '-',
      '--format',
      format,
    );
    expect(stdout).toContain('stdin');
    expect(stdout, format).not.toMatch(/mallory|8642/i);
  }
});

test('diff: reads many recorded requests at one endpoint', async () => {
  const root = changed();
  const log = Array.from({ length: 3000 }, (_, index) => recorded(String(index)));
  write(join(root, 'log.jsonl'), log.join('\n'));
  const { stdout } = await diff(
    root,
    '--base',
    'HEAD',
    '--requests',
    'log.jsonl',
    '--endpoint',
    '/registrationHookSSRandPP',
  );
  expect(stdout).toContain('2,000 of 3,000 recorded requests change:\n   2,000 update -> deny');
});

test('diff: --fail-on exits with 1 for such a change, and names it', async () => {
  const root = changed();
  const failing = await diff(root, '--base', 'HEAD', '--fail-on', 'message,deny-to-allow');
  expect(failing).toMatchObject({ exitCode: 1, stderr: 'hookgate: there are changes of deny-to-allow\n' });
  expect(failing.stdout).toContain('requests change');
  expect((await diff(root, '--base', 'HEAD', '--fail-on', 'message')).exitCode).toBe(0);
});

test('diff: --at replaces the time of every request', async () => {
  const root = repository();
  const window =
    'validFrom: 2030-01-01T00:00:00Z\n        when: { fact: data.userProfileUpdate.employeeNumber';
  edit(root, 'progressive-profile.yaml', (text) =>
    text.replace('when: { fact: data.userProfileUpdate.employeeNumber', window),
  );
  const compare = (...args: string[]) => diff(root, '--base', 'HEAD', ...args);
  expect((await compare('--at', '2031-01-01T00:00:00Z')).stdout).toContain('6 samples are decided alike');
  expect((await compare('--at', '2029-01-01T00:00:00Z')).stdout).toContain('1 of 6 samples changes');
});

test('diff: a recorded request keeps its time without --at', async () => {
  const root = repository();
  const when = 'when: { fact: data.userProfileUpdate.employeeNumber';
  edit(root, 'progressive-profile.yaml', (text) =>
    text.replace(when, `validFrom: 2030-01-01T00:00:00Z\n        ${when}`),
  );
  const stdin = JSON.stringify({
    ...JSON.parse(recorded('1234', '/registrationHookPP')),
    time: '2031-01-01T00:00:00Z',
  });
  const compare = (...args: string[]) =>
    diffWith({ stdin }, root, '--base', 'HEAD', '--requests', '-', ...args);
  expect((await compare()).stdout).not.toContain('stdin:1');
  expect((await compare('--at', '2029-01-01T00:00:00Z')).stdout).toContain('1 of 1 recorded request changes');
});

test('diff: reports errors with their revision', async () => {
  const root = repository();
  edit(root, 'progressive-profile.yaml', (text) => text.replace('operator: digits', 'operator: digit'));
  commit(root);
  git(root, 'checkout', '--quiet', 'HEAD~1', '--', 'rules');
  const { exitCode, stdout, stderr } = await diff(root, '--base', 'HEAD');
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(
    'The rules of HEAD have errors, and cannot be compared:\nrules/progressive-profile.yaml:11:',
  );
  expect(stderr).toContain('unknown-operator');
});

test.each([
  [['--base', 'mian'], 'git does not know "mian"', 'did you mean "main"?'],
  [['--base', ''], '--base is empty', 'name a branch'],
  [['--base', 'HEAD', '--head', ''], '--head is empty', 'name a branch'],
  [['--base', 'HEAD\0'], 'git does not know "HEAD\\u0000"', 'name a branch'],
  [['--base', 'HEAD\n--rules'], 'git does not know "HEAD\\n--rules"', 'name a branch'],
  [['--base', '^main'], 'git does not know "^main"', 'did you mean "main"?'],
  [['--base', 'HEAD~1..HEAD'], 'git does not know "HEAD~1..HEAD"', 'a range is two commits'],
  [['--base', '--output=x'], 'git does not know "--output=x"', 'name a branch'],
  [['--base', 'HEAD', '--format', 'xml'], 'is invalid', 'text, json, markdown'],
  [
    ['--base', 'HEAD', '--fail-on', 'allow'],
    '--fail-on does not know "allow"',
    'allow-to-deny, deny-to-allow, message',
  ],
  [['--base', 'HEAD', '--at', 'noon'], '"noon" is not a time', '2026-03-01'],
  [['--base', 'HEAD', '--requests', 'nowhere'], 'nowhere cannot be read (ENOENT)', 'recorded requests'],
  [['--base', 'HEAD', '--endpoint', '/x'], 'there is no endpoint "/x"', '/registrationHookSSR'],
  [['--base', 'HEAD', '--rules', 'nowhere'], 'the rules directory', '--rules'],
])('diff %j is a usage error, with a hint', async (args, message, hint) => {
  const root = repository();
  const { exitCode, stdout, stderr } = await diff(root, ...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain(hint);
  expect(existsSync(join(root, 'x'))).toBe(false);
});

test.each([300, 6000, 100_000])('a name of %i characters is a wrong use, with a hint', async (length) => {
  const root = repository();
  const name = 'x/'.repeat(length / 2);
  const stderr = `hookgate: git does not know "${name.slice(0, 60)}"… (${length} characters)\nname a branch`;
  for (const args of [
    ['diff', '--base', name],
    ['diff', '--base', 'HEAD', '--head', name],
    ['test', '--changed-since', name],
  ])
    expect(await hookgateWith({ directory: root }, ...args)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(stderr),
    });
});

test('diff: --base is required', async () => {
  expect(await diff(repository())).toMatchObject({ exitCode: 2 });
});

test('diff: a ref is a usage error outside of git', async () => {
  const root = temporary();
  cpSync('rules', join(root, 'rules'), { recursive: true });
  const { exitCode, stderr } = await diff(root, '--base', 'HEAD');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('is not in a git checkout\ncompare with a directory');
});

test('diff: refuses an ambiguous name of a directory and a branch', async () => {
  const root = changed();
  git(root, 'branch', 'before');
  cpSync('rules', join(root, 'before'), { recursive: true });
  const { exitCode, stderr } = await diff(root, '--base', 'before');
  expect(exitCode).toBe(2);
  expect(stderr).toContain(
    '"before" is a directory, and git knows it too\nwrite ./before for the directory, before^0',
  );
  for (const name of ['./before', 'before^0'])
    expect((await diff(root, '--base', name)).stdout).toContain('digits 4 -> digits 5');
});

test('diff: skips recorded retries, and counts them', async () => {
  const root = changed();
  const retry = JSON.stringify({ ...JSON.parse(recorded('1234')), decisionId: 'd', retry: true });
  write(join(root, 'log.jsonl'), [recorded('1234'), retry].join('\n'));
  const { stdout } = await diff(root, '--base', 'HEAD', '--requests', 'log.jsonl');
  expect(stdout).toMatch(/1 of 1 recorded request changes:$/m);
  expect(stdout).toMatch(/^1 retry is left out: a retry repeats a request$/m);
});
