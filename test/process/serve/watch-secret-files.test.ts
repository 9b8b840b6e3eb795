import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchSecretFiles } from '../../../src/serve/watch-secret-files.ts';
import { eventually } from '../../patience.ts';

let directory: string;
let follower: { close: () => void } | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hookgate-follow-'));
});
afterEach(() => {
  follower?.close();
  rmSync(directory, { recursive: true });
});

/** Watches these files; `told` resolves after a number of reported changes. */
function follow(...names: string[]): { count: () => number; told: (times: number) => Promise<void> } {
  let count = 0;
  follower = watchSecretFiles(
    () => names.map((name) => join(directory, name)),
    2,
    () => {
      count += 1;
    },
  );
  const told = (times: number) => eventually(() => expect(count).toBe(times), 1);
  return { count: () => count, told };
}

/** An update as in Kubernetes: the files are below the symlink `..data`, which is swapped. */
function swap(generation: string, secret: string): void {
  mkdirSync(join(directory, generation));
  writeFileSync(join(directory, generation, 'secret'), secret);
  symlinkSync(generation, join(directory, '..next'));
  renameSync(join(directory, '..next'), join(directory, '..data'));
}

test('secret files: reports each write, replacement, removal and return of a file', async () => {
  const path = join(directory, 'secret');
  writeFileSync(path, 'a');
  const { told } = follow('secret');
  await told(1);
  writeFileSync(path, 'b');
  await told(2);
  writeFileSync(`${path}.new`, 'c');
  renameSync(`${path}.new`, path);
  await told(3);
  rmSync(path);
  await told(4);
  writeFileSync(path, 'c');
  await told(5);
});

test('secret files: a pipe without a writer does not block the poll', async () => {
  const path = join(directory, 'secret');
  writeFileSync(path, 'a');
  const { told } = follow('secret');
  await told(1);
  rmSync(path);
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
  await told(2);
  rmSync(path);
  writeFileSync(path, 'b');
  await told(3);
});

test('secret files: reports a symlink swap of Kubernetes', async () => {
  swap('..1', 'a');
  symlinkSync('..data/secret', join(directory, 'secret'));
  const { told } = follow('secret');
  await told(1);
  swap('..2', 'b');
  await told(2);
});

test('secret files: does not report the same content again, nor anything without files', async () => {
  writeFileSync(join(directory, 'secret'), 'a');
  const { told, count } = follow('secret');
  await told(1);
  writeFileSync(join(directory, 'secret'), 'a');
  writeFileSync(join(directory, 'another'), 'b');
  writeFileSync(join(directory, 'sentinel'), '1');
  const sentinel = await new Promise<number>((resolve) => {
    // Its second change is reported after many more polls of the first file.
    let changes = 0;
    const other = watchSecretFiles(
      () => [join(directory, 'sentinel')],
      20,
      () => {
        changes += 1;
        writeFileSync(join(directory, 'sentinel'), '2');
        if (changes === 2) resolve(changes);
        if (changes === 2) other.close();
      },
    );
  });
  expect([sentinel, count()]).toEqual([2, 1]);
});
