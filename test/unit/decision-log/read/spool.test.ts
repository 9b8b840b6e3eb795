import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Spool } from '../../../../src/decision-log/read/spool.ts';

async function reversed(
  lines: readonly string[],
  most: number | undefined,
  memory: number,
): Promise<string[]> {
  const spool = new Spool(most, memory);
  try {
    for (const line of lines) await spool.add(line);
    const found: string[] = [];
    for await (const line of spool.newestFirst()) found.push(line);
    return found;
  } finally {
    await spool.close();
  }
}

test('spool: reverses lines within and beyond its memory', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line),
      fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      fc.integer({ min: 0, max: 60 }),
      async (lines, most, memory) => {
        const expected = lines.toReversed().slice(0, most);
        expect(await reversed(lines, most, memory)).toEqual(expected);
      },
    ),
  );
});

test('spool: its temporary file has no name, and does not remain', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-of-spool-'));
  vi.stubEnv('TMPDIR', directory);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true });
  });
  const spool = new Spool(undefined, 1);
  await spool.add('a line that is longer than one character');
  expect(readdirSync(directory)).toEqual([]);
  await spool.close();
  expect(readdirSync(directory)).toEqual([]);
});
