import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Writes lines of 700 bytes to a standard output that takes 2048, makes room after the error, and writes on. */
const SCRIPT = `
const { standardOutput } = await import('./src/telemetry/standard-output.ts');
const { truncateSync } = await import('node:fs');
const stdout = standardOutput();
const lines = ['a', 'b', 'c', 'd'].map((letter) => Buffer.from(letter.repeat(699) + '\\n'));
const first = await stdout.write(lines);
const again = await stdout.write(lines.slice(first.lines));
truncateSync(process.argv[1], 1000);
const last = await stdout.write([Buffer.from('{}\\n')]);
console.error(JSON.stringify([first, again, last].map(({ lines, error }) => [lines, error?.code])));
`;

test('standard output: ends a line that a full disk has cut', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'hookgate-stdout-')), 'log');
  const limited = 'ulimit -S -f 4; exec "$0" --input-type=module -e "$1" "$2" 2>&1 >> "$2"';
  const said = execFileSync('sh', ['-c', limited, process.execPath, SCRIPT, path], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual([
    [2, 'EFBIG'],
    [0, 'EFBIG'],
    [1, null],
  ]);
  expect(readFileSync(path, 'utf8')).toBe(`${'a'.repeat(699)}\n${'b'.repeat(300)}\n{}\n`);
});
