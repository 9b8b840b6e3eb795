import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  blind,
  follow,
  generation,
  generationsOf,
  link,
  PACE,
  rulesIn,
  temporary,
  until,
  write,
} from '../../unit/reload/workspace.ts';

describe.for([
  ['watcher and poll', { pace: { ...PACE, poll: 250 } }, [0, 600, 3000]],
  ['poll alone', { pace: { ...PACE, poll: 200 }, watch: blind }, [600]],
] as const)('%s', ([, machinery, gaps]) => {
  test.for(gaps)('case 2: rm -rf, %d ms, recreate', async (gap) => {
    const directory = rulesIn(generation(1));
    const { live, answering } = await follow(directory, machinery);
    rmSync(directory, { recursive: true });
    await wait(gap);
    expect(await generationsOf(live.current)).toEqual([1]);
    if (gap === 3000) {
      await until(() => live.report?.result === 'refused');
      expect(live.report?.diagnostics).toMatchObject([{ code: 'no-directory', file: directory }]);
    }
    rulesIn(generation(2), directory);
    await answering(2);
    for (const [name, text] of Object.entries(generation(3))) write(join(directory, name), text);
    await answering(3);
    expect(live.report?.result).toBe('loaded');
  });

  test('case 3: current -> releases/N is swapped, then a file in the new target is edited', async () => {
    const root = temporary();
    rulesIn(generation(1), join(root, 'releases/1'));
    rulesIn(generation(2), join(root, 'releases/2'));
    symlinkSync('releases/1', join(root, 'current'));
    const { answering } = await follow(join(root, 'current'), machinery);
    link('releases/2', join(root, 'current'));
    await answering(2);
    rmSync(join(root, 'releases/1'), { recursive: true });
    for (const [name, text] of Object.entries(generation(3))) write(join(root, 'releases/2', name), text);
    await answering(3);
    rulesIn(generation(4), join(root, 'releases/3'));
    link('releases/3', join(root, 'current'));
    await answering(4);
  });

  test('case 5: mv the directory away, mv another one in', async () => {
    const directory = rulesIn(generation(1));
    const { answering } = await follow(directory, machinery);
    for (const number of [2, 3]) {
      rulesIn(generation(number), `${directory}.new`);
      renameSync(directory, `${directory}.old-${number}`);
      renameSync(`${directory}.new`, directory);
      await answering(number);
    }
    for (const [name, text] of Object.entries(generation(4))) write(join(directory, name), text);
    await answering(4);
  });
});

test('a root that is no directory, or empty, keeps the last good rules', async () => {
  const directory = rulesIn(generation(1));
  const { live, errorsReported } = await follow(directory, { pace: { ...PACE, settle: 5 }, watch: blind });
  rmSync(directory, { recursive: true });
  write(directory, 'a file');
  await live.reload();
  expect(errorsReported()).toEqual(['no-directory']);
  rmSync(directory);
  mkdirSync(directory);
  await live.reload();
  expect(errorsReported()).toEqual(['no-rules']);
  expect(await generationsOf(live.current)).toEqual([1]);
});
