import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { measureLists } from '../../bench/lists.ts';

/** A list that is walked makes 10,000 entries dearer than 10 by far more than half; one that is looked up, by next to nothing. */
const WIDE = 1.6;
const ATTEMPTS = 5;

test('a decision with a list of 10,000 entries costs what it costs with 10', {
  timeout: 120_000,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-bench-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const ratios: number[] = [];
  // The best of several: what else the machine does makes a ratio larger, and never a walk short.
  while (ratios.length < ATTEMPTS && ratios.every((ratio) => ratio > WIDE)) {
    const [, long] = await measureLists(directory, [10, 10_000], 11);
    ratios.push(long?.ratio ?? Number.POSITIVE_INFINITY);
  }
  expect(Math.min(...ratios)).toBeLessThanOrEqual(WIDE);
});
