import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/*
 * Promises name the test that keeps them, as `test/FOLDER/FILE.test.ts`, "words of its title". A promise whose test has
 * gone is one that nobody keeps.
 */

const pages = [
  'SECURITY.md',
  ...readdirSync('docs')
    .map((name) => join('docs', name))
    .filter((page) => page.endsWith('.md')),
];
const named = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/`(test\/[^`]+\.test\.ts)`(?:, "([^"]+)")?/g)].map(
    ([, file = '', title = '']) => [`${page}: ${file} ${title}`, file, title] as const,
  ),
);

describe('every test that a page names is there', () => {
  test.each(named)('%s', (_, file, title) => {
    expect(existsSync(file), `${file} exists`).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(title);
  });
});

describe('docs/architecture.md', () => {
  const page = readFileSync('docs/architecture.md', 'utf8');
  const [, ...decisions] = page.split('\n### ');
  const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join('test', name), 'utf8'))
    .join('\n');

  test('architecture: the source files that the page names exist', () => {
    const files = ['src', 'test'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${join(folder, name)}`),
    );
    const names = [...page.matchAll(/`([\w/.-]+\.ts)`/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
  });

  test.each(decisions.map((text) => [text.split('\n')[0], text]))('%s: its test exists', (_, text = '') => {
    const [, line = ''] = /^\*Test\.\* (.+)$/m.exec(text) ?? [];
    const titles = [...line.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title);
    expect(titles, 'the titles of its tests').not.toEqual([]);
    expect(titles.filter((title) => !tests.includes(`'${title}`))).toEqual([]);
  });
});

describe('docs/faults.md', () => {
  const rows = readFileSync('docs/faults.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| \d+ \|/.test(line));

  test('has a row for each case, in order', () => {
    expect(rows.map((row) => Number(row.split('|')[1]))).toEqual(
      Array.from({ length: 52 }, (_, index) => index + 1),
    );
  });

  test.each(rows.map((row) => [row.split('|').slice(1, 3).join(''), row]))('%s names a test', (_, row) =>
    expect(row).toMatch(/`test\/[^`]+\.test\.ts`/),
  );
});
