import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  blind,
  generation,
  generationsOf,
  load,
  PACE,
  ruleFile,
  rulesIn,
  until,
  write,
} from '../../unit/reload/workspace.ts';

type Case = [what: string, put: (directory: string) => unknown, errors: [code: string, file: string][]];

const cases: Case[] = [
  ['FIFO', (directory) => makePipe(join(directory, 'x.yaml')), [['not-a-file', 'x.yaml']]],
  [
    'FIFO as a list',
    (directory) => makePipe(join(directory, 'lists/x.txt')),
    [['not-a-file', 'lists/x.txt']],
  ],
  ['socket', (directory) => listenAt(join(directory, 'x.yaml')), [['not-a-file', 'x.yaml']]],
  [
    'link to /dev/zero',
    (directory) => symlinkSync('/dev/zero', join(directory, 'x.yaml')),
    [['link-outside', 'x.yaml']],
  ],
  [
    'directory named like a rule file',
    (directory) => mkdirSync(join(directory, 'x.yaml')),
    [['not-a-file', 'x.yaml']],
  ],
  [
    'link to a directory, named like a rule file',
    (directory) => {
      mkdirSync(join(directory, '.store'));
      symlinkSync('.store', join(directory, 'x.yaml'));
    },
    [['not-a-file', 'x.yaml']],
  ],
  [
    'link to itself',
    (directory) => symlinkSync('x.yaml', join(directory, 'x.yaml')),
    [['unreadable', 'x.yaml']],
  ],
  ['folder link to itself', (directory) => symlinkSync('x', join(directory, 'x')), [['unreadable', 'x']]],
  [
    'links in a circle',
    (directory) => {
      symlinkSync('y.yaml', join(directory, 'x.yaml'));
      symlinkSync('x.yaml', join(directory, 'y.yaml'));
    },
    [
      ['unreadable', 'x.yaml'],
      ['unreadable', 'y.yaml'],
    ],
  ],
  ['link to the root', (directory) => symlinkSync('.', join(directory, 'x')), [['link-loop', 'x']]],
  [
    'link to a folder around it',
    (directory) => {
      mkdirSync(join(directory, 'team'));
      symlinkSync('../team', join(directory, 'team/x'));
    },
    [['link-loop', 'team/x']],
  ],
  [
    'link to nowhere',
    (directory) => symlinkSync('nowhere', join(directory, 'x.yaml')),
    [['unreadable', 'x.yaml']],
  ],
  [
    'link to a file that leaves the directory',
    (directory) => {
      write(`${directory}.outside/x.yaml`, ruleFile(1, '/x'));
      symlinkSync(`${directory}.outside/x.yaml`, join(directory, 'x.yaml'));
    },
    [['link-outside', 'x.yaml']],
  ],
  [
    'link to a folder that leaves the directory',
    (directory) => {
      write(`${directory}.outside/x.yaml`, ruleFile(1, '/x'));
      symlinkSync('../rules.outside', join(directory, 'x'));
    },
    [['link-outside', 'x']],
  ],
];

function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
}

async function listenAt(path: string): Promise<void> {
  const server = createServer().listen(path);
  onTestFinished(() => void server.close());
  await until(() => server.listening);
}

describe('case 17: refused at once, the last good rules stay', () => {
  test.for(cases)('%s', async ([, put, errors]) => {
    const directory = rulesIn(generation(1));
    const { live, opened } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
    const { current } = live;
    await put(directory);
    await live.reload();
    const found = live.report?.diagnostics.map(({ code, file }) => [code, file]);
    expect(found).toEqual(errors.map(([code, file]) => [code, join(directory, file)]));
    expect(live.current).toBe(current);
    expect([...opened].some((path) => path.includes('x.'))).toBe(false);
    // And no sooner is it gone than all is well.
    for (const [, file] of errors) rmSync(join(directory, file), { recursive: true });
    await live.reload();
    expect(live.report).toMatchObject({ result: 'unchanged', diagnostics: [] });
    expect(await generationsOf(live.current)).toEqual([1]);
  });

  test('no permission', async () => {
    const directory = rulesIn({
      ...generation(1),
      'folder/c.yaml': ruleFile(1, '/c'),
      '.store/d.yaml': ruleFile(1, '/d'),
    });
    symlinkSync('.store', join(directory, 'team'));
    chmodSync(dirname(directory), 0o755);
    // Not here: the user of a thread cannot be another one than its process's, and root may read everything.
    const script = `
      import { chmodSync } from 'node:fs';
      import { loadRules } from ${JSON.stringify(new URL('../../../src/rule-set/load.ts', import.meta.url))};
      const codes = async () => (await loadRules('.')).diagnostics.map(({ code, file }) => code + ' ' + file);
      const before = await codes();
      for (const name of ['a.yaml', 'folder', '.store']) chmodSync(name, 0);
      if (process.geteuid() === 0) process.seteuid(65534);
      console.log(JSON.stringify({ before, after: await codes() }));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { cwd: directory },
    );
    for (const name of ['folder', '.store']) chmodSync(join(directory, name), 0o755);
    expect(JSON.parse(stdout)).toEqual({
      before: [],
      after: ['unreadable ./a.yaml', 'unreadable ./folder', 'unreadable ./team'],
    });
  });
});
