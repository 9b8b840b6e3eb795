import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { loadRules } from '../../../src/rule-set/load.ts';
import { link, rulesIn, write } from '../../unit/reload/workspace.ts';
import { unwrap } from '../../unwrap.ts';
import { type Hookgate, startHookgate } from '../serve/process.ts';
import { BASE, configMaps, type Deployment, deploymentOf, GIT_SYNC, readYaml, written } from './manifests.ts';

const { containers, volumes, terminationGracePeriodSeconds } = deploymentOf(written()).spec.template.spec;
const overlay = readYaml<Deployment>(GIT_SYNC, 'deployment.yaml').spec.template.spec;
const [hookgate] = containers;

const running: Hookgate[] = [];
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
});

const SECRETS = { 'hook-key': 'a-key-that-okta-sends', 'admin-key': 'a-key-for-prometheus' };

/** A version of a volume in the layout of the kubelet: symlinks to `..data`, which is replaced in one step. */
function generation(volume: string, name: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    write(join(volume, name, path), text);
    const [top = ''] = path.split('/');
    if (!existsSync(join(volume, top))) symlinkSync(join('..data', top), join(volume, top));
  }
  link(name, join(volume, '..data'));
}

/**
 * The file system of the pod below a temporary directory. A file with an absolute path in the manifests is found there
 * only if it is below a mount.
 */
function pod(secrets: Record<string, string> = SECRETS): { root: string; at: (path: string) => string } {
  const root = mkdtempSync(join(tmpdir(), 'hookgate-pod-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const paths = hookgate.volumeMounts.map(({ mountPath }) => mountPath);
  const at = (text: string) =>
    text.replaceAll(new RegExp(`(?:${paths.join('|')})(?=[/"\\s}]|$)`, 'g'), `${root}$&`);
  for (const { name, configMap, secret } of volumes) {
    const { mountPath = '' } = hookgate.volumeMounts.find((mount) => mount.name === name) ?? {};
    const texts = secret === undefined ? configMaps()[configMap?.name ?? ''] : secrets;
    const items = configMap?.items ?? Object.keys(texts ?? {}).map((key) => ({ key, path: key }));
    mkdirSync(join(root, mountPath), { recursive: true });
    generation(
      join(root, mountPath),
      '..1',
      Object.fromEntries(items.map(({ key, path }) => [path, at(texts?.[key] ?? '')])),
    );
  }
  return { root, at };
}

/** The environment that the manifests give to hookgate. */
function environment(at: (text: string) => string, ...more: { name: string; value: string }[]) {
  return Object.fromEntries([...(hookgate.env ?? []), ...more].map(({ name, value }) => [name, at(value)]));
}

test('manifests: the configuration is valid, and the mounted rules are found', async () => {
  const { root, at } = pod();
  const config = unwrap(loadConfig({}, { directory: root, environment: environment(at) }));
  expect(config.warnings).toEqual([]);
  expect(config).toMatchObject({ server: { host: '0.0.0.0', trustProxy: 1 }, admin: { host: '0.0.0.0' } });
  expect(config.credentials).toMatchObject([{ value: SECRETS['hook-key'] }]);
  expect(config.admin.credentials).toMatchObject([
    { value: SECRETS['admin-key'] },
    { kind: 'basic', password: SECRETS['admin-key'] },
  ]);
  expect(hookgate.ports.map(({ containerPort }) => containerPort)).toEqual([
    config.server.port,
    config.admin.port,
  ]);
  const { ruleSet, diagnostics } = await loadRules(resolve(root, config.rules.directory));
  expect(diagnostics).toEqual([]);
  expect(ruleSet?.lists).toMatchObject([{ name: 'our-domains', entries: 1 }]);
  expect(
    dirname(resolve(root, config.rules.lastGood ?? '')),
    'written files are on a volume of their own',
  ).toBe(at('/var/lib/hookgate'));
});

test('manifests: the termination grace period is long enough for the shutdown', () => {
  const { root, at } = pod();
  const config = unwrap(loadConfig({}, { directory: root, environment: environment(at) }));
  expect(config.server.drain).toBeGreaterThan(0);
  expect(terminationGracePeriodSeconds * 1000).toBeGreaterThan(config.server.drain + 8000);
});

test('manifests: the service does not start with the empty secrets of the example', () => {
  const { stringData } = readYaml<{ stringData: Record<string, string> }>(BASE, 'secret.example.yaml');
  expect(Object.keys(stringData)).toEqual(Object.keys(SECRETS));
  const { root, at } = pod(stringData);
  const config = loadConfig({}, { directory: root, environment: environment(at) });
  if (config.ok) throw new Error('it starts');
  expect(config.problem.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
});

/** Serves with the arguments of the manifests, but on loopback and on free ports, and waits until it answers. */
async function serving(root: string, environment: Record<string, string>): Promise<Hookgate> {
  const file = environment['HOOKGATE_CONFIG'] ?? '';
  const text = readFileSync(file, 'utf8').replaceAll('0.0.0.0', '127.0.0.1');
  const config = join(root, 'on-loopback.yaml');
  writeFileSync(config, text);
  const started = startHookgate(
    root,
    ['serve', '--config', config, '--port', '0', '--admin-port', '0'],
    environment,
  );
  running.push(started);
  await started.waitFor(/Your app is listening/);
  return started;
}

/** Waits until the version of the live rules is not the one of the start. */
async function takenUp({ waitFor }: Hookgate): Promise<void> {
  const [, before] = await waitFor(/"version":"(\w{12})/);
  await waitFor(new RegExp(`"version":"(?!${before}).*"rules loaded"`));
}

/** The rules of the manifests, and a change of them. */
const RULES = Object.fromEntries(
  ['registration.yaml', 'lists/our-domains.txt'].map((path) => [
    path,
    readFileSync(join(BASE, 'rules', path), 'utf8'),
  ]),
);
const REWORDED = { ...RULES, 'lists/our-domains.txt': 'example.net\n' };

test('manifests: a running pod reloads a new ConfigMap', async () => {
  const { root, at } = pod();
  const service = await serving(root, environment(at));
  generation(at('/rules'), '..2', REWORDED);
  await takenUp(service);
});

test('manifests: a running pod reloads a new commit of git-sync', async () => {
  const { root, at } = pod();
  const [gitSync] = overlay.initContainers ?? [];
  const option = (name: string) =>
    gitSync?.args?.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? '';
  const volume = at(option('root'));
  expect(gitSync?.volumeMounts).toContainEqual({ name: 'rules', mountPath: option('root') });
  rmSync(volume, { recursive: true });
  const commit = (hash: string, files: Record<string, string>) => {
    rulesIn(
      { ...files, 'README.md': 'Our rules', '.git': 'gitdir: ../../.git' },
      join(volume, '.worktrees', hash),
    );
    link(join('.worktrees', hash), join(volume, option('link')));
  };
  commit('a1', RULES);
  const service = await serving(root, environment(at, ...(overlay.containers[0].env ?? [])));
  commit('b2', REWORDED);
  rmSync(join(volume, '.worktrees/a1'), { recursive: true });
  await takenUp(service);
});

test('docs/deploy.md: its command shows the rules of a pod', async () => {
  const { root, at } = pod();
  const { waitFor } = await serving(root, environment(at));
  const [, admin = ''] = await waitFor(/"admin":"http:\/\/[^:]+:(\d+)/);
  const [, version] = await waitFor(/"version":"(\w{12})/);
  const [, script = ''] = /-- node -e '([^']+)'/.exec(readFileSync('docs/deploy.md', 'utf8')) ?? [];
  const ran = promisify(execFile)(process.execPath, ['-e', at(script).replace('9082', admin)]);
  expect((await ran).stdout).toBe(`${version} loaded\n`);
});

test('docs/deploy.md: its command creates the secret of the example', () => {
  const { stringData } = readYaml<{ stringData: object }>(BASE, 'secret.example.yaml');
  const made = readFileSync('docs/deploy.md', 'utf8').matchAll(/--from-literal=([\w-]+)=/g);
  expect([...made].map(([, key]) => key)).toEqual(Object.keys(stringData));
});
