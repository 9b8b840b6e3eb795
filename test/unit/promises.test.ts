import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const [, section = ''] = readFileSync('docs/operations.md', 'utf8').split('## What it promises\n');
const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => /^\| P\d/.test(line));

/** The tests that a row names: `file`, "title", "title"; `file`, "title". */
function keepersIn(row: string): { file: string; title: string }[] {
  let file = '';
  return [...row.matchAll(/`(test\/[^`]+)`|"([^"]+)"/g)].flatMap(([, path, title]) => {
    file = path ?? file;
    return title === undefined ? [] : [{ file, title }];
  });
}

test('every promise names its test', () => {
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter((row) => keepersIn(row).length === 0)).toEqual([]);
});

test.each(rows.flatMap(keepersIn))('$file has "$title"', ({ file, title }) => {
  const texts = [...readFileSync(file, 'utf8').matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map(([, text]) => text);
  expect(texts.some((text) => text?.endsWith(title))).toBe(true);
});
