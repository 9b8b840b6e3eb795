import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { lastRecordedRequests } from '../../../src/recorded-requests/last-recorded-requests.ts';
import { unwrap } from '../../unwrap.ts';

const TIME = '2026-03-01T09:00:00.000Z';
const record = (decisionId: string, more: object = {}) =>
  JSON.stringify({ time: TIME, decisionId, endpoint: '/hook', request: samples.pp, ...more });

function logOf(...lines: string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-last-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, 'decisions.jsonl');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const namesIn = async (path: string, most?: { bytes: number; requests: number }) => {
  const found = await lastRecordedRequests(path, most);
  return found.ok ? found.value.map(({ name }) => name) : found.problem;
};

test('last recorded requests: are the newest ones, named by their decisions', async () => {
  const path = logOf(record('a'), record('b'), record('c'));
  const found = unwrap(await lastRecordedRequests(path, { bytes: 100_000, requests: 2 }));
  expect(found).toMatchObject([
    { name: 'decision b', endpoint: '/hook', at: Date.parse(TIME) },
    { name: 'decision c', request: samples.pp },
  ]);
});

test('last recorded requests: reads only the end of a long file', async () => {
  const path = logOf(record('a'), record('b'), record('c'));
  expect(await namesIn(path, { bytes: record('c').length + 10, requests: 9 })).toEqual(['decision c']);
});

test('last recorded requests: skips other lines and retries', async () => {
  const other = { eventType: 'com.okta.oauth2.tokens.transform' };
  const path = logOf(
    '{"torn',
    '7',
    JSON.stringify(samples.pp),
    record('none', { request: undefined }),
    record('other', { request: other }),
    record('again', { retry: 'a' }),
    record('a'),
  );
  expect(await namesIn(path)).toEqual(['decision a']);
});

test('last recorded requests: a missing file holds none, an unreadable one is a problem', async () => {
  expect(await namesIn('/nowhere/decisions.jsonl')).toEqual([]);
  expect(await namesIn(tmpdir())).toBe('it cannot be read (EISDIR)');
});
