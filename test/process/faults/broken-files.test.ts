import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { generation, ruleFile, rulesIn, write } from '../../unit/reload/workspace.ts';
import { RunningService } from './service.ts';

/** Folders of test/golden/err, whose file replaces a live rule file. */
const broken: Record<string, string[]> = {
  'case 10': ['yaml-empty', 'yaml-comments-only', 'yaml-dashes-only', 'yaml-empty-map', 'rules-empty'],
  'case 11': [
    'yaml-bracket-unterminated',
    'yaml-tab-indent',
    'yaml-conflict-markers',
    'yaml-quote-unterminated',
    'yaml-utf16',
    'yaml-invalid-utf8',
    'yaml-nul',
    'yaml-binary',
  ],
  'case 13': [
    'yaml-duplicate-key',
    'yaml-duplicate-number-key',
    'rule-duplicate',
    'yaml-proto-key',
    'yaml-constructor-key',
    'yaml-merge-key',
  ],
  'case 14': ['yaml-directive-11', 'yaml-unknown-tag', 'yaml-binary-tag', 'yaml-second-document'],
  'case 15': [
    'number-leading-zero',
    'number-trailing-zero',
    'number-exponent',
    'number-19-digits',
    'number-infinity',
  ],
  'case 16': ['yaml-billion-laughs', 'yaml-alias-cycle'],
  'case 23': [
    'condition-all-empty',
    'condition-all-and-any',
    'operator-unknown',
    'condition-unknown-behind-any',
    'condition-cycle',
  ],
  'case 28': ['value-pattern', 'value-pattern-long'],
};

type Put = (directory: string) => unknown;

/** Files beside the valid ones, as x.yaml or below x, and the code of their rejection. */
const strange: Record<string, [what: string, code: string, put: Put][]> = {
  'case 13': [
    [
      'another file for one endpoint',
      'endpoint-taken',
      (rules) => write(join(rules, 'x.yaml'), ruleFile(1, '/a')),
    ],
  ],
  'case 16': [
    ['5000 levels', 'too-deep', (rules) => write(join(rules, 'x.yaml'), '['.repeat(5000))],
    ['40 000 keys', 'too-large', (rules) => write(join(rules, 'x.yaml'), keys(40_000))],
    ['10 MB', 'too-large', (rules) => write(join(rules, 'x.yaml'), '#'.repeat(10_000_000))],
    ['5000 files', 'too-many-files', (rules) => rulesIn(emptyFiles(5000), join(rules, 'x'))],
  ],
  'case 17': [
    ['a FIFO', 'not-a-file', (rules) => execFileSync('sh', ['-c', 'mkfifo "$0"', join(rules, 'x.yaml')])],
    ['a link to /dev/zero', 'link-outside', (rules) => symlinkSync('/dev/zero', join(rules, 'x.yaml'))],
    [
      'a link that leaves the directory',
      'link-outside',
      (rules) => symlinkSync('/etc/hostname', join(rules, 'x.yaml')),
    ],
    ['a link to itself', 'unreadable', (rules) => symlinkSync('x.yaml', join(rules, 'x.yaml'))],
    ['a link to the root', 'link-loop', (rules) => symlinkSync('.', join(rules, 'x'))],
    ['a directory named like a file', 'not-a-file', (rules) => mkdirSync(join(rules, 'x.yaml'))],
  ],
};

const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');
const emptyFiles = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.yaml`, '']));

let service: RunningService;
beforeAll(async () => {
  service = await RunningService.start({});
});
afterAll(async () => {
  await service.stop();
  await service.kill();
});

describe.for(Object.entries(broken))('%s: refused while it runs, and repaired (case 22)', ([, names]) => {
  test.for(names)('%s', async (name) => {
    const folder = join('test/golden/err', name);
    const [, place = '', code = ''] =
      /^rules\.yaml:(\d+:\d+) error ([\w-]+):/m.exec(readFileSync(join(folder, 'expected.txt'), 'utf8')) ??
      [];
    const path = join(service.rules, 'a.yaml');
    await service.expectRefused(`a.yaml:${place} ${code}`, () =>
      write(path, readFileSync(join(folder, 'rules.yaml'))),
    );
    await service.expectMended(() => write(path, generation(1)['a.yaml'] ?? ''));
  });
});

describe.for(Object.entries(strange))('%s: refused while it runs', ([, cases]) => {
  test.for(cases)('%s', async ([, code, put]) => {
    await service.expectRefused(code, () => put(service.rules));
    await service.expectMended(() => {
      for (const name of ['x', 'x.yaml']) rmSync(join(service.rules, name), { recursive: true, force: true });
    });
  });
});
