import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { unwrap } from '../unwrap.ts';

const UNIT = 'deploy/systemd/hookgate.service';

/** The values of a key of the unit, in their order. */
function valuesOf(key: string): string[] {
  const lines = readFileSync(UNIT, 'utf8').split('\n');
  return lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1));
}

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** A file system with what the unit names in it, so that it can be examined on a machine that has nothing of it. */
function machine(): string {
  const root = mkdtempSync(join(tmpdir(), 'hookgate-systemd-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

test.skipIf(!hasSystemd)('systemd understands the unit', () => {
  const root = machine();
  const node = join(root, 'node');
  writeFileSync(node, '', { mode: 0o755 });
  const unit = join(root, 'hookgate.service');
  writeFileSync(unit, readFileSync(UNIT, 'utf8').replace('/usr/bin/node', node));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test.skipIf(!hasSystemd)('and finds it hardened', () => {
  // Tenths; it fails above. 10 is a unit that says nothing of it.
  execFileSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', UNIT], { stdio: 'pipe' });
});

test('the unit gives no rights, and its signals reach the process that serves', () => {
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

test('the configuration beside it loads, with the credential where systemd puts it', () => {
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
