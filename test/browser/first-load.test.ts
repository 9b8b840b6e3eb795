import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openConsole } from './console-page.ts';

const BUILT = 'console/dist';

/** Bytes: what the console may come to without the widget. */
const MOST = 250_000;

test('first load: the console without the widget is below 250 kB compressed', () => {
  const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(html|js|css|svg)$/.test(name) && !name.includes('assets/widget/'),
  );
  const sizes = files.map((name) => gzipSync(readFileSync(join(BUILT, name))).length);
  expect(files.length).toBeGreaterThan(5);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
});

test('first load: is compressed and below 250 kB', async () => {
  const { page } = await openConsole('');
  await page.locator('.cm-editor').waitFor();
  const sizes = await page.evaluate(() =>
    [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].map(
      (entry) => (entry as PerformanceResourceTiming).transferSize,
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(100_000);
  expect(total).toBeLessThan(MOST);
});

test('first load: loads neither the widget nor the chart', async () => {
  const { page } = await openConsole('');
  await page.locator('.cm-editor').waitFor();
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => /widget|chart|sign-in/.test(name))).toEqual([]);
  expect(loaded.some((name) => name.includes('/console/assets/json-editor'))).toBe(true);
});

test('build: names no folder of the build machine', () => {
  const scripts = readdirSync(`${BUILT}/assets`).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  for (const name of scripts)
    expect(readFileSync(join(BUILT, 'assets', name), 'utf8').includes(resolve('console')), name).toBe(false);
});

test('build: has no inline scripts or styles', () => {
  for (const page of ['index.html', 'sign-in.html']) {
    const text = readFileSync(join(BUILT, page), 'utf8');
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  }
});
