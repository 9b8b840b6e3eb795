import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { generation, write } from '../../unit/reload/workspace.ts';
import { expectMoved, type Metric } from './metrics.ts';
import { withService } from './service.ts';

const fileA = (number: number) => generation(number)['a.yaml'] ?? '';
const loading = (file: string) => `--import=${new URL(file, import.meta.url)}`;

test('case 18: the system has no watch left: degraded, and the poll finds the change', () =>
  withService({ environment: { NODE_OPTIONS: loading('blind-watcher.ts') } }, async (service) => {
    await service.hookgate.waitFor(/watcher failed/);
    expect((await service.admin.readiness()).status).toBe('degraded');
    await service.expectNew({ '/a': 2 }, () => write(join(service.rules, 'a.yaml'), fileA(2)));
    await service.expectRefused('a.yaml:1:1 wrong-type', () => write(join(service.rules, 'a.yaml'), ''));
  }));

describe('case 19: the worker thread that validates rules', () => {
  test.for(['throws', 'exits', 'runs out of memory', 'never ends'])('%s', (way) => {
    const directory = mkdtempSync(join(tmpdir(), 'hookgate-fault-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const fault = join(directory, 'fault');
    const environment = { NODE_OPTIONS: loading('failing-thread.ts'), FAILING_THREAD: fault };
    return withService({ environment }, async (service) => {
      const path = join(service.rules, 'a.yaml');
      await service.expectRefused('examiner-failed', () => {
        writeFileSync(fault, way);
        write(path, fileA(2));
      });
      await service.expectNew({ '/a': 3 }, () => {
        rmSync(fault);
        write(path, fileA(3));
      });
    });
  });
});

test('case 20: 100 reloads within a second by three triggers: the last content wins, and no older one returns', () =>
  withService({}, async (service) => {
    const loaded: Metric = ['hookgate_reloads_total', { result: 'loaded' }];
    await expectMoved(service.admin.url, loaded, 'some', async () => {
      const asked = [];
      for (let number = 2; number <= 35; number += 1) {
        write(join(service.rules, 'a.yaml'), fileA(number));
        service.hookgate.child.kill('SIGHUP');
        asked.push(service.admin.reload());
        await wait(20);
      }
      for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
    });
    const { version } = await service.admin.reload();
    await service.adopt({ '/a': 35 });
    expect(await service.admin.reload()).toEqual({ status: 200, result: 'unchanged', version });
    await service.expectUntouched();
    const versions = service.logged('rules loaded').map(({ version: live }) => live);
    expect(versions).toEqual([...new Set(versions)]);
    expect(versions.at(-1)).toBe(version);
  }));
