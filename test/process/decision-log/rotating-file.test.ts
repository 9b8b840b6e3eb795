import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { RotatingFile, type Rotation } from '../../../src/decision-log/rotating-file.ts';

const DAY = 86_400_000;

const opened: RotatingFile[] = [];
afterEach(async () => {
  for (const file of opened.splice(0)) await file.close();
});

/** A log under a clock of its own, in a directory of its own unless its name is a whole path. */
function log(rotation: Partial<Rotation> = {}, name = 'decisions.jsonl') {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-records-'));
  const clock = { now: Date.now() };
  const failed: unknown[] = [];
  const path = resolve(directory, name);
  const file = new RotatingFile(
    path,
    { size: 1000, age: DAY, keep: 3, ...rotation },
    { now: () => clock.now, onRotationFailed: (error) => failed.push(error) },
  );
  opened.push(file);
  /** Writes as its queue does: what was not taken is given again. */
  const write = async (...lines: string[]) => {
    let left = lines.map((line) => Buffer.from(`${line}\n`));
    while (left.length > 0) {
      const { lines: count, error } = await file.write(left);
      if (error !== undefined) throw error;
      left = left.slice(count);
    }
  };
  const contents = () => readdirSync(directory).map((found) => readFileSync(join(directory, found), 'utf8'));
  return { directory, path, clock, failed, file, write, contents };
}

test('rotating file: appends, with mode 0600, and creates its directory', async () => {
  const { path, file, write } = log({}, 'var/log/decisions.jsonl');
  await write('a', 'b');
  await file.close();
  await write('c');
  expect(readFileSync(path, 'utf8')).toBe('a\nb\nc\n');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('rotating file: is rotated by size to a name with the time; the oldest files are removed', async () => {
  const { directory, clock, write, contents } = log({ size: 8, keep: 2 });
  clock.now = Date.parse('2026-11-23T00:54:24.073Z');
  await write('1-a', '1-b', '2-a', '2-b');
  expect(readdirSync(directory)).toEqual(['decisions.2026-11-23T00-54-24.073Z.jsonl', 'decisions.jsonl']);
  expect(contents()).toEqual(['1-a\n1-b\n', '2-a\n2-b\n']);
  writeFileSync(join(directory, 'decisions.notes.jsonl'), 'mine\n');
  clock.now += 1;
  await write('3-a', '3-b');
  clock.now += 1;
  await write('four, which is longer than a file');
  clock.now += 1;
  await write('5-a');
  expect(contents().toSorted()).toEqual([
    '3-a\n3-b\n',
    '5-a\n',
    'four, which is longer than a file\n',
    'mine\n',
  ]);
});

test('rotating file: is rotated by age before the next line, also after restarts', async () => {
  const { directory, clock, file, write, contents } = log();
  await write('monday');
  await file.close();
  clock.now += DAY - 1000;
  await write('still monday');
  expect(readdirSync(directory)).toHaveLength(1);
  clock.now += 2000;
  await write('tuesday');
  expect(contents()).toEqual(['monday\nstill monday\n', 'tuesday\n']);
});

test('rotating file: ends an incomplete line of a crash', async () => {
  const { path, write } = log();
  writeFileSync(path, 'a\n{"half');
  await write('b');
  expect(readFileSync(path, 'utf8')).toBe('a\n{"half\nb\n');
});

test('rotating file: is recreated after another program moved or removed it', async () => {
  const { path, clock, write } = log();
  await write('a');
  renameSync(path, `${path}.1`);
  clock.now += 1000;
  await write('b');
  expect(readFileSync(path, 'utf8')).toBe('b\n');
  rmSync(path);
  clock.now += 1000;
  await write('c');
  expect(readFileSync(path, 'utf8')).toBe('c\n');
});

test('rotating file: is reopened after an error', async () => {
  const { directory, path, write } = log({}, 'there/decisions.jsonl');
  writeFileSync(join(directory, 'there'), 'a file, and no directory');
  await expect(write('a')).rejects.toThrow('ENOTDIR');
  rmSync(join(directory, 'there'));
  await write('b');
  expect(readFileSync(path, 'utf8')).toBe('b\n');
});

test('rotating file: fails each time on a full device and on a pipe without a reader', async () => {
  const pipe = join(mkdtempSync(join(tmpdir(), 'hookgate-pipe-')), 'pipe');
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
  for (const [path, code] of [
    ['/dev/full', 'ENOSPC'],
    [pipe, 'ENXIO'],
  ] as const) {
    const { write } = log({}, path);
    await expect(write('a')).rejects.toMatchObject({ code });
    await expect(write('b')).rejects.toMatchObject({ code });
  }
});

/** Writes lines of 700 bytes in a process whose files may have 2048, makes room after the error, and writes on. */
const SCRIPT = `
const { RotatingFile } = await import('./src/decision-log/rotating-file.ts');
const { readFileSync, rmSync } = await import('node:fs');
const path = process.argv[1];
const file = new RotatingFile(path, { size: 1e6, age: 1e9, keep: 1 }, { now: Date.now, onRotationFailed: () => undefined });
const lines = ['a', 'b', 'c', 'd'].map((letter) => Buffer.from(letter.repeat(699) + '\\n'));
const written = await file.write(lines);
const left = readFileSync(path, 'latin1');
rmSync(path);
const again = await file.write(lines.slice(written.lines));
await file.close();
console.log(JSON.stringify([written.lines, written.error.code, left.length, again.lines, readFileSync(path).length]));
`;

test('rotating file: keeps complete lines on a full disk, and recovers', () => {
  const { path } = log();
  const limited = [
    '-c',
    'ulimit -S -f 4; exec "$0" --input-type=module -e "$1" "$2"',
    process.execPath,
    SCRIPT,
    path,
  ];
  const output = execFileSync('sh', limited, { encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual([2, 'EFBIG', 1400, 2, 1400]);
});

test('rotating file: keeps growing if rotation fails, and retries after a minute', async () => {
  const { path, clock, failed, write } = log({ size: 4 }, `${'n'.repeat(240)}.jsonl`);
  await write('a', 'bcd', 'e');
  expect(readFileSync(path, 'utf8')).toBe('a\nbcd\ne\n');
  expect(failed).toMatchObject([{ code: 'ENAMETOOLONG' }]);
  clock.now += 60_000;
  await write('f');
  expect(failed).toHaveLength(2);
});
