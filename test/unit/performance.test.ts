import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import results from '../../bench/results.json' with { type: 'json' };
import { toMarkdown, withTable } from '../../bench/table.ts';

test('docs/performance.md: its table is the one that the benchmark has written', () => {
  const document = readFileSync('docs/performance.md', 'utf8');
  expect(withTable(document, toMarkdown(results))).toBe(document);
});

test('a table without a place to go is refused', () => {
  expect(() => withTable('# No place', 'a table')).toThrow('no place for the table');
});
