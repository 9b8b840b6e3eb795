import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { unwrap } from '../../unwrap.ts';

const UNITS = ['hookgate.service', 'hookgate@.service'].map((name) => `deploy/systemd/${name}`);
const [UNIT = '', TEMPLATE = ''] = UNITS;

/** The values of a key of a unit, in their order. */
function valuesOf(key: string, unit = UNIT): string[] {
  const lines = readFileSync(unit, 'utf8').split('\n');
  return lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1));
}

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** A file system with the files that the unit names, so that it can be verified on a machine without them. */
function machine(): string {
  const root = mkdtempSync(join(tmpdir(), 'hookgate-systemd-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

describe.each(UNITS)('%s', (file) => {
  test.skipIf(!hasSystemd)('systemd: verifies the unit', () => {
    const root = machine();
    const node = join(root, 'node');
    writeFileSync(node, '', { mode: 0o755 });
    const unit = join(root, basename(file));
    writeFileSync(unit, readFileSync(file, 'utf8').replace('/usr/bin/node', node));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test.skipIf(!hasSystemd)('systemd: rates the unit as hardened', () => {
    // Tenths; it fails above. 10 is a unit without hardening.
    execFileSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', file], {
      stdio: 'pipe',
    });
  });
});

test('template unit: differs from the unit in the files of an instance only', () => {
  const settings = (unit: string) =>
    readFileSync(unit, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
  const single = new Set(settings(UNIT));
  expect(settings(TEMPLATE).filter((line) => !single.has(line))).toEqual([
    'Description=hookgate, instance %i',
    'EnvironmentFile=/etc/hookgate/%i.env',
    'ExecStart=/usr/bin/node /opt/hookgate/bin/hookgate.js serve --config ${CREDENTIALS_DIRECTORY}/config.yaml',
    'LoadCredential=config.yaml:/etc/hookgate/instances.yaml',
    'StateDirectory=hookgate/%i',
    'WorkingDirectory=/var/lib/hookgate/%i',
    // Without it each instance gets a user of its own, and the second one finds the port taken.
    'User=hookgate',
  ]);
});

test('template unit: its configuration loads from the directory of credentials', () => {
  const root = machine();
  for (const credential of valuesOf('LoadCredential', TEMPLATE)) {
    const [name = '', path = ''] = credential.split(':');
    const shipped = join('deploy/systemd', basename(path));
    writeFileSync(join(root, name), existsSync(shipped) ? readFileSync(shipped) : 'a-key-that-okta-sends\n');
  }
  const environment = { STATE_DIRECTORY: '/var/lib/hookgate/1', ADMIN_PORT: '9083' };
  const config = unwrap(
    loadConfig({ config: join(root, 'config.yaml') }, { directory: '/var/lib/hookgate/1', environment }),
  );
  if (Array.isArray(config)) throw new Error(JSON.stringify(config));
  expect(config).toMatchObject({
    server: { port: 8082, reusePort: true },
    admin: { port: 9083 },
    credentials: [{ kind: 'header', value: 'a-key-that-okta-sends' }],
    rules: { directory: '/etc/hookgate/rules', lastGood: 'last-good' },
  });
});

test('unit: has no capabilities, and its signals reach the serving process', () => {
  for (const [key, values] of [
    ['DynamicUser', ['yes']],
    ['ProtectSystem', ['strict']],
    ['ProtectHome', ['yes']],
    ['NoNewPrivileges', ['yes']],
    ['CapabilityBoundingSet', ['']],
    ['ExecReload', ['/bin/kill -HUP $MAINPID']],
    ['KillMode', ['mixed']],
    ['RestartPreventExitStatus', ['2']],
    ['MemoryDenyWriteExecute', []],
    ['CacheDirectory', ['hookgate']],
    ['Environment', ['NODE_COMPILE_CACHE=/var/cache/hookgate']],
  ] as const)
    expect(valuesOf(key), key).toEqual(values);
});

test('unit: its configuration loads, with the credential from systemd', () => {
  const root = machine();
  mkdirSync(join(root, 'etc'));
  for (const credential of valuesOf('LoadCredential')) {
    const [name = ''] = credential.split(':');
    mkdirSync(join(root, 'run/credentials/hookgate.service'), { recursive: true });
    writeFileSync(join(root, 'run/credentials/hookgate.service', name), 'a-key-that-okta-sends\n');
  }
  const text = readFileSync('deploy/systemd/config.yaml', 'utf8').replace('/run/credentials', `${root}$&`);
  writeFileSync(join(root, 'etc/config.yaml'), text);
  const config = unwrap(loadConfig({ config: 'etc/config.yaml' }, { directory: root, environment: {} }));
  expect(config.credentials).toMatchObject([{ kind: 'header', value: 'a-key-that-okta-sends' }]);
  expect(config.rules).toMatchObject({ directory: 'etc/rules', lastGood: '/var/lib/hookgate/last-good' });
  const [seconds] = valuesOf('TimeoutStopSec').map((value) => Number(value.replace('s', '')));
  expect((seconds ?? 0) * 1000).toBeGreaterThan(config.server.drain + 8000);
});
