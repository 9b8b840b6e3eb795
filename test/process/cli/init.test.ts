import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hookgateWith } from './hookgate.ts';

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'hookgate-init-'));

test.each([
  ['profile-enrollment', 'corporate-domains.txt'],
  ['progressive-profile', undefined],
  ['combined-enrollment', 'corporate-domains.txt'],
])('init: %s passes check and test unchanged', async (scenario, list) => {
  const directory = emptyFolder();
  const written = await hookgateWith({ directory }, 'init', '--scenario', scenario);
  expect(written).toMatchObject({ exitCode: 0, stderr: '' });
  expect(written.stdout).toContain(`wrote rules/${scenario}.test.yaml\n`);
  expect(existsSync(join(directory, 'rules/lists'))).toBe(list !== undefined);
  expect(await hookgateWith({ directory }, 'check', '--max-warnings', '0')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('no problems'),
  });
  expect(await hookgateWith({ directory }, 'test', '--min-coverage', '100')).toMatchObject({ exitCode: 0 });
});

test('init: the header of each file names its schema', async () => {
  const directory = emptyFolder();
  await hookgateWith({ directory }, 'init');
  for (const file of readdirSync(join(directory, 'rules')).filter((name) => name.endsWith('.yaml'))) {
    const [, schema = ''] = /\$schema=(.*)/.exec(readFileSync(join(directory, 'rules', file), 'utf8')) ?? [];
    expect(existsSync(join(directory, 'rules', schema)), file).toBe(true);
  }
});

test.each([
  ['github', ['.github/workflows/hookgate.yaml']],
  ['gitlab', ['.gitlab-ci.yml']],
  ['none', []],
])('init: --ci %s', async (ci, expected) => {
  const directory = emptyFolder();
  await hookgateWith({ directory }, 'init', '--ci', ci);
  const found = ['.github/workflows/hookgate.yaml', '.gitlab-ci.yml'].filter((path) =>
    existsSync(join(directory, path)),
  );
  expect(found).toEqual(expected);
});

test('init: adds a second scenario to the first', async () => {
  const directory = emptyFolder();
  await hookgateWith({ directory }, 'init');
  expect(await hookgateWith({ directory }, 'init', '--scenario', 'combined-enrollment')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(
      /^wrote rules\/combined-enrollment\.yaml\nwrote rules\/combined-enrollment\.test\.yaml\n\n/,
    ),
  });
  expect(await hookgateWith({ directory }, 'check', '--max-warnings', '0')).toMatchObject({ exitCode: 0 });
});

test('init: reports a directory that cannot be created', async () => {
  const directory = emptyFolder();
  writeFileSync(join(directory, 'file'), '');
  expect(await hookgateWith({ directory }, 'init', 'file')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/^hookgate: file\S* cannot be written \(ENOTDIR\); nothing was/),
  });
});

test('init: writes templates of its own, not the rules of the checkout', async () => {
  const directory = emptyFolder();
  await hookgateWith({ directory }, 'init', '--scenario', 'combined-enrollment', '--ci', 'none');
  for (const file of readdirSync(join(directory, 'rules'), { recursive: true, encoding: 'utf8' }))
    if (/\.(yaml|txt)$/.test(file))
      expect(readFileSync(join(directory, 'rules', file)), file).toEqual(
        readFileSync(join('templates/rules', file)),
      );
});

describe('init: all or nothing', () => {
  test('removes written files if a later one cannot be written', async () => {
    const directory = emptyFolder();
    writeFileSync(join(directory, 'schema'), 'mine');
    const { exitCode, stdout, stderr } = await hookgateWith({ directory }, 'init');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^hookgate: \S+ cannot be written \(E\w+\); nothing was\n/);
    expect(readdirSync(directory)).toEqual(['schema']);
  });

  test('keeps folders and files of others', async () => {
    const directory = emptyFolder();
    mkdirSync(join(directory, 'rules/lists'), { recursive: true });
    writeFileSync(join(directory, 'rules/lists/mine.txt'), 'mine');
    mkdirSync(join(directory, '.github'));
    writeFileSync(join(directory, '.github/workflows'), 'mine');
    expect(await hookgateWith({ directory }, 'init')).toMatchObject({ exitCode: 2 });
    expect(readdirSync(directory, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
      '.github',
      '.github/workflows',
      'rules',
      'rules/lists',
      'rules/lists/mine.txt',
    ]);
  });

  test('does not write through a dangling symlink', async () => {
    const directory = emptyFolder();
    symlinkSync(join(directory, 'nowhere'), join(directory, '.gitlab-ci.yml'));
    expect(await hookgateWith({ directory }, 'init', '--ci', 'gitlab')).toMatchObject({ exitCode: 2 });
    expect(readdirSync(directory)).toEqual(['.gitlab-ci.yml']);
  });
});

test('init: prints the next commands for the folder', async () => {
  const directory = emptyFolder();
  expect((await hookgateWith({ directory }, 'init')).stdout).toContain('  npx hookgate check  ');
  const { stdout } = await hookgateWith({ directory }, 'init', 'mine');
  const commands = [...stdout.matchAll(/^ {2}npx hookgate (.+?) {2,}/gm)].map(([, command]) => command);
  expect(commands).toEqual(['check mine/rules', 'test mine/rules', 'serve --rules mine/rules']);
});

test('init: refuses to write beside existing files', async () => {
  const directory = emptyFolder();
  mkdirSync(join(directory, 'mine/rules'), { recursive: true });
  writeFileSync(join(directory, 'mine/rules/profile-enrollment.yaml'), 'mine');
  expect(await hookgateWith({ directory }, 'init', 'mine')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'hookgate: nothing was written, because these exist: mine/rules/profile-enrollment.yaml\n' +
      'name another directory, or remove them\n',
  });
  expect(readFileSync(join(directory, 'mine/rules/profile-enrollment.yaml'), 'utf8')).toBe('mine');
  expect(readdirSync(join(directory, 'mine'))).toEqual(['rules']);
});
