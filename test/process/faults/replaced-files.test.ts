import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { generation, git, link, perform, rulesIn, until, write } from '../../unit/reload/workspace.ts';
import { type RunningService, withService } from './service.ts';

const both = (number: number) => ({ '/a': number, '/b': number });
const fileA = (number: number) => generation(number)['a.yaml'] ?? '';
const lay = (directory: string, number: number) => rulesIn(generation(number), directory);

/** A ConfigMap volume with rule set version 1. */
function layVolume(directory: string): void {
  lay(join(directory, '..1'), 1);
  symlinkSync('..1', join(directory, '..data'));
  for (const name of ['a.yaml', 'b.yaml', 'lists']) symlinkSync(join('..data', name), join(directory, name));
}

/** Requests both endpoints in turn during a change: the responses by version. */
async function answersWhile(
  service: RunningService,
  happening: Promise<unknown>,
): Promise<Map<string, Set<string>>> {
  const answers = new Map<string, Set<string>>();
  let over = false;
  const ended = happening.finally(() => {
    over = true;
  });
  while (!over) {
    for (const path of ['/a', '/b']) {
      const { answer } = await service.register(path);
      const { error, debugContext } = JSON.parse(answer.body);
      const { version } = debugContext.hookgate;
      answers.set(version, (answers.get(version) ?? new Set()).add(error.errorSummary));
    }
  }
  await ended;
  return answers;
}

test('case 1: 200 swaps of ..data while requests run: each reply is of one version, and the last one stays live', () =>
  withService({ rules: layVolume }, async (service) => {
    const generations = Array.from({ length: 200 }, (_, index) => generation(index + 2));
    const worker = new Worker(new URL('../reload/swap-generations.ts', import.meta.url), {
      workerData: { directory: service.rules, generations },
    });
    const swapped = new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    const last = async () => {
      await swapped;
      await until(
        async () =>
          JSON.parse((await service.register('/a')).answer.body).error.errorSummary === 'generation 201',
      );
    };
    const answers = await answersWhile(service, last());
    expect([...answers.values()].filter((found) => found.size > 1)).toEqual([]);
    expect(answers.size).toBeGreaterThan(1);
    await service.adopt(both(201));
  }));

test.for([0, 600, 3000])('case 2: rm -rf, %d ms, recreate', (gap) =>
  withService({}, async (service) => {
    rmSync(service.rules, { recursive: true });
    await wait(gap);
    await service.expectUntouched();
    await service.expectNew(both(2), () => lay(service.rules, 2));
  }),
);

test('case 3: the symlink current -> releases/N is replaced, and the new target is edited', () => {
  const release = (directory: string, number: number) =>
    lay(join(directory, `../releases/${number}`), number);
  const rules = (directory: string) => {
    release(directory, 1);
    symlinkSync('releases/1', directory);
  };
  return withService({ rules }, async (service) => {
    release(service.rules, 2);
    await service.expectNew(both(2), () => link('releases/2', service.rules));
    const edited = join(service.rules, '../releases/2/a.yaml');
    await service.expectNew({ '/a': 3 }, () => write(edited, fileA(3)));
  });
});

test('case 4: a file becomes a symlink, gets another target, and the target is edited', () =>
  withService({}, async (service) => {
    const inStore = (number: number) => join(service.rules, `.store/${number}.yaml`);
    for (const number of [2, 3]) {
      write(inStore(number), fileA(number));
      await service.expectNew({ '/a': number }, () => link(inStore(number), join(service.rules, 'a.yaml')));
    }
    await service.expectNew({ '/a': 4 }, () => write(inStore(3), fileA(4)));
  }));

test('case 5: mv the directory away, mv another one in', () =>
  withService({}, async (service) => {
    lay(`${service.rules}.new`, 2);
    await service.expectNew(both(2), () => {
      renameSync(service.rules, `${service.rules}.old`);
      renameSync(`${service.rules}.new`, service.rules);
    });
  }));

describe('case 6: one reload for each save', () => {
  const GARBAGE = '\u0000 {{ not YAML';
  const saves: Record<string, (path: string, text: string) => (() => void)[]> = {
    'as vim does it': (path, text) => [
      () => writeFileSync(path.replace('a.yaml', '.a.yaml.swp'), GARBAGE),
      () => writeFileSync(path.replace('a.yaml', '4913'), GARBAGE),
      () => renameSync(path, `${path}~`),
      () => writeFileSync(path, text),
      () => rmSync(`${path}~`),
    ],
    'as an editor that keeps a copy does it': (path, text) => [
      () => copyFileSync(path, path.replace('a.yaml', '#a.yaml#')),
      () => truncateSync(path),
      () => appendFileSync(path, text),
    ],
    'a temporary file and rename': (path, text) => [
      () => writeFileSync(`${path}.tmp`, text),
      () => renameSync(`${path}.tmp`, path),
    ],
  };
  test.for(Object.entries(saves))('%s', ([, save]) =>
    withService({}, (service) =>
      service.expectNew({ '/a': 2 }, () => perform(save(join(service.rules, 'a.yaml'), fileA(2)), 5)),
    ),
  );
});

test.for([60, 400])(
  'case 7: truncated, then written in two steps %d ms apart: the half is never live',
  (pause) =>
    withService({}, async (service) => {
      const path = join(service.rules, 'a.yaml');
      const text = fileA(2);
      // In the middle of a line, so that the half is refused if it is read.
      const half = text.indexOf('{ fact') + 10;
      const steps = [
        () => truncateSync(path),
        () => appendFileSync(path, text.slice(0, half)),
        () => appendFileSync(path, text.slice(half)),
      ];
      await service.expectNew({ '/a': 2 }, () => perform(steps, pause));
    }),
);

test('case 8: git checkout of 1000 files while requests run: each reply is of one version', () => {
  const files = (number: number) => ({
    ...generation(number),
    ...Object.fromEntries(
      Array.from({ length: 980 }, (_, index) => [`lists/l${index}.txt`, 'member.example\n'.repeat(number)]),
    ),
  });
  const commit = (directory: string, number: number) => {
    rulesIn(files(number), directory);
    git(directory, 'add', '--all');
    git(directory, 'commit', '--quiet', '--message=rules');
  };
  const rules = (directory: string) => {
    mkdirSync(directory);
    git(directory, 'init', '--quiet', '--initial-branch=first');
    commit(directory, 1);
    git(directory, 'checkout', '--quiet', '-b', 'second');
    commit(directory, 2);
    git(directory, 'checkout', '--quiet', 'first');
  };
  return withService({ rules }, async (service) => {
    for (const [number, branch] of [
      [2, 'second'],
      [1, 'first'],
      [2, 'second'],
    ] as const) {
      const before = await service.admin.version();
      git(service.rules, 'checkout', '--quiet', branch);
      const answers = await answersWhile(
        service,
        until(async () => (await service.admin.version()) !== before),
      );
      expect([...answers.values()].filter((found) => found.size > 1)).toEqual([]);
      await service.adopt(both(number));
    }
  });
});

test.for(['in place', 'by rename'])('case 9: same size, same time, other content: %s', (way) => {
  // A whole second: a time that can be restored to the nanosecond.
  const time = 1_700_000_000;
  const rules = (directory: string) => {
    lay(directory, 1);
    utimesSync(join(directory, 'a.yaml'), time, time);
  };
  return withService({ rules }, async (service) => {
    const path = join(service.rules, 'a.yaml');
    const { mtimeMs, size } = statSync(path);
    await service.expectNew({ '/a': 2 }, () => {
      const written = way === 'in place' ? path : `${path}.tmp`;
      write(written, fileA(2));
      utimesSync(written, time, time);
      if (written !== path) renameSync(written, path);
      expect(statSync(path)).toMatchObject({ mtimeMs, size });
    });
  });
});
