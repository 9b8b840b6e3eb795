import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watched } from './process.ts';
import { configured, ready } from './serving.ts';

const temporary = mkdtempSync(join(tmpdir(), 'hookgate-package-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));
let packed: { filename: string; files: { path: string }[] };

// Packing builds dist/ and the console first, with output.
beforeAll(() => {
  const output = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', temporary], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  [packed] = Object.values(JSON.parse(output.slice(output.search(/^[[{]$/m)))) as [typeof packed];
});

test('package: contains the files that it needs, and runs as built', () => {
  const files = packed.files.map(({ path }) => path);
  expect(files).toEqual(
    expect.arrayContaining([
      'bin/hookgate.js',
      'console/dist/index.html',
      'dist/main.js',
      'dist/reload/worker/rule-loader.js',
      'examples/ci/github-actions.yaml',
      'schema/rule-file.schema.json',
      'templates/rules/profile-enrollment.yaml',
      'LICENSE',
      'README.md',
    ]),
  );
  expect(files.filter((path) => /^(src|test)\/|\.env|config\.yaml/.test(path))).toEqual([]);
  expect(execFileSync(process.execPath, ['dist/main.js', 'check'], { encoding: 'utf8' })).toContain(
    'no problems',
  );
});

/** An empty folder with the package as npm installs it, and its production dependencies. */
function installed(): string {
  const folder = join(temporary, 'somewhere');
  const modules = join(folder, 'node_modules');
  const home = join(modules, 'hookgate');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', join(temporary, packed.filename), '--strip-components=1', '-C', home]);
  const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  );
  const needed = Object.entries(lock.packages)
    .filter(([path, { dev }]) => dev !== true && /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path))
    .map(([path]) => path)
    .filter((path) => existsSync(path));
  for (const path of needed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(resolve(path), join(folder, path));
  }
  mkdirSync(join(modules, '.bin'));
  symlinkSync('../hookgate/bin/hookgate.js', join(modules, '.bin/hookgate'));
  return folder;
}

test('package: init, check, test, serve and verify run in an empty folder', async () => {
  const folder = installed();
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, ...configured.environment };
  const npx = (...args: string[]) =>
    spawnSync('npx', ['--no', 'hookgate', ...args], { cwd: folder, env, encoding: 'utf8' });
  // The rules of the package were edited: no edit is in a template.
  appendFileSync(join(folder, 'node_modules/hookgate/rules/profile-enrollment.yaml'), 'broken: [');

  const written = npx('init');
  expect(written).toMatchObject({ status: 0, stderr: '' });
  expect(written.stdout).toContain('wrote .github/workflows/hookgate.yaml\n');
  const [, schema = ''] = /\$schema=(.*)/.exec(
    readFileSync(join(folder, 'rules/profile-enrollment.yaml'), 'utf8'),
  ) ?? [''];
  expect(existsSync(join(folder, 'rules', schema))).toBe(true);
  const next = [...written.stdout.matchAll(/^ {2}npx hookgate (.+?) {2,}/gm)].map(([, command]) => command);
  expect(next).toEqual(['check', 'test', 'serve']);

  expect(npx('check', '--max-warnings', '0')).toMatchObject({ status: 0, stderr: '' });
  expect(npx('test')).toMatchObject({ status: 0, stderr: '' });
  const program = join(folder, 'node_modules/hookgate/bin/hookgate.js');
  const service = watched(
    spawn(process.execPath, [program, 'serve', '--port', '0', '--admin-port', '0'], { cwd: folder, env }),
  );
  try {
    const { port } = await ready(service);
    const verified = npx('verify', `http://127.0.0.1:${port}`);
    expect(verified).toMatchObject({ status: 0, stderr: '' });
    expect(verified.stdout).toContain('/registrationHookSSR\n');
  } finally {
    service.child.kill('SIGTERM');
    await service.exited;
  }
});
