import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isReservedClaim } from '../../../../src/hooks/token/reserved-claims.ts';

const page = readFileSync('docs/rules.md', 'utf8');
const source = readFileSync('src/hooks/token/reserved-claims.ts', 'utf8');

/** The names in the row of a table that begins with this cell. */
function namesIn(cell: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| ${cell} | \`a`));
  return [...(row ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
}

test('reserved claims: docs/rules.md lists them, and no others', () => {
  const [both = [], idToken = [], accessToken = []] = ['both', 'ID token', 'access token'].map(namesIn);
  const words = [...source.matchAll(/'([\w ]{20,})'/g)].flatMap(([, text = '']) => text.trim().split(' '));
  expect(words.length).toBeGreaterThan(60);
  const reserved = (token: 'idToken' | 'accessToken') =>
    new Set(words.filter((name) => isReservedClaim(token, name)));
  expect(new Set([...both, ...idToken])).toEqual(reserved('idToken'));
  expect(new Set([...both, ...accessToken])).toEqual(reserved('accessToken'));
});
