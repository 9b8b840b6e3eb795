import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { readSnapshot } from '../../../src/rule-set/snapshot.ts';
import {
  follow,
  generation,
  generationsOf,
  link,
  PACE,
  ruleFile,
  rulesIn,
  temporary,
  WATCHER_ONLY,
  write,
} from '../../unit/reload/workspace.ts';

/** A ConfigMap volume that holds one generation. */
function volume(number: number): string {
  const directory = join(temporary(), 'rules');
  addGeneration(directory, number);
  symlinkSync(`..${number}`, join(directory, '..data'));
  for (const name of ['a.yaml', 'b.yaml', 'lists']) symlinkSync(join('..data', name), join(directory, name));
  return directory;
}

function addGeneration(directory: string, number: number): void {
  mkdirSync(join(directory, `..${number}`), { recursive: true });
  for (const [name, text] of Object.entries(generation(number)))
    write(join(directory, `..${number}`, name), text);
}

test('P1, case 1: 1500 swaps of ..data while requests run: never a mix, and the last one goes live', async () => {
  const directory = volume(0);
  // Hardly any settling, so that as many generations as possible go live in the middle of it all.
  const { live, reports, answering } = await follow(directory, { pace: { ...PACE, settle: 1, poll: 50 } });
  const generations = Array.from({ length: 1500 }, (_, index) => generation(index + 1));
  const count = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./swap-generations.ts', import.meta.url), {
    workerData: { directory, generations, seen: count },
  });
  let swapping = true;
  const swapped = new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  }).finally(() => {
    swapping = false;
  });
  const seen = new Set<number>();
  while (swapping) {
    const found = await generationsOf(live.current);
    expect(found).toHaveLength(1);
    expect(found[0]).not.toBeNaN();
    seen.add(found[0] ?? Number.NaN);
    Atomics.store(count, 0, seen.size);
    await turn();
  }
  await swapped;
  await answering(1500);
  expect([...seen]).toEqual([...seen].toSorted((a, b) => a - b));
  expect(seen.size).toBeGreaterThan(2);
  expect(reports.filter(({ result }) => result === 'refused')).toEqual([]);
});

test('case 1: every reading in the middle of 200 swaps is of one generation', async () => {
  const directory = volume(0);
  const generations = Array.from({ length: 200 }, (_, index) => generation(index + 1));
  const worker = new Worker(new URL('./swap-generations.ts', import.meta.url), {
    workerData: { directory, generations },
  });
  let swapping = true;
  worker.once('message', () => {
    swapping = false;
  });
  const seen = new Set<string>();
  while (swapping) {
    const { texts, diagnostics } = await readSnapshot(directory);
    expect(diagnostics).toEqual([]);
    const numbers = texts.flatMap(({ text }) => /description: generation (\d+)/.exec(text)?.[1] ?? []);
    expect(numbers).toHaveLength(2);
    expect(new Set(numbers).size).toBe(1);
    const list = texts.find(({ kind }) => kind === 'list')?.text;
    expect(list).toBe(generation(Number(numbers[0]))['lists/members.txt']);
    seen.add(numbers[0] ?? '');
  }
  // How many there are is the machine's affair; one alone would be no reading in the middle.
  expect(seen.size).toBeGreaterThan(1);
});

test('case 1: the watcher sees a swap', async () => {
  const directory = volume(1);
  const { answering, reports } = await follow(directory, { pace: WATCHER_ONLY });
  for (const number of [2, 3, 4]) {
    addGeneration(directory, number);
    link(`..${number}`, join(directory, '..data'));
    await answering(number);
  }
  expect(reports.map(({ result }) => result)).toEqual(['loaded', 'loaded', 'loaded']);
});

test('a ..data that leaves the directory is refused', async () => {
  const directory = rulesIn(generation(1));
  const elsewhere = rulesIn(generation(2));
  link(elsewhere, join(directory, '..data'));
  const { texts, diagnostics } = await readSnapshot(directory);
  expect(texts).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: 'link-outside', file: `${directory}/..data` }]);
});

test('a ..data that leads nowhere is no directory without generations: what stands beside it is not served', async () => {
  const directory = rulesIn({ 'old.yaml': ruleFile(1) });
  symlinkSync('..gone', join(directory, '..data'));
  const { texts, diagnostics } = await readSnapshot(directory);
  expect(texts).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: 'no-directory' }]);
});
