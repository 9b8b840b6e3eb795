import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CODES } from '../../../src/diagnostics/codes.ts';

const text = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== join('diagnostics', 'codes.ts'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('');

test('codes: each is reported somewhere', () => {
  expect(
    Object.values(CODES).flatMap((codes) => codes.filter((code) => !text.includes(`'${code}'`))),
  ).toEqual([]);
});

test('codes: each has one origin', () => {
  const codes = Object.values(CODES).flat();
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
