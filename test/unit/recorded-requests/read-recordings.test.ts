import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { linesOf } from '../../../src/recorded-requests/lines.ts';
import {
  findRecordedRequests,
  readRecordedRequests,
} from '../../../src/recorded-requests/read-recorded-requests.ts';
import type { RecordedRequest } from '../../../src/recorded-requests/recorded-request.ts';
import { unwrap } from '../../unwrap.ts';
import { write } from '../reload/workspace.ts';

const ssr = JSON.stringify(samples.ssr);
const record = (more: object) => JSON.stringify({ request: samples.pp, ...more });

function directoryWith(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-recordings-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) write(join(directory, name), text);
  return directory;
}

/** The names of the requests, and what is none. */
async function read(files: Record<string, string>, paths: string[], stdin: string[] = []) {
  const directory = directoryWith(files);
  const sources = await findRecordedRequests(paths, directory);
  if (!sources.ok) return { problem: sources.problem.replaceAll(directory, '') };
  const [found, skipped]: [RecordedRequest[], string[]] = [[], []];
  const onSkipped = ({ name, reason }: { name: string; reason: string }) =>
    skipped.push(`${name}: ${reason}`);
  for await (const one of readRecordedRequests(sources.value, Readable.from(stdin), { onSkipped }))
    found.push(one);
  return { found, names: found.map(({ name }) => name), skipped };
}

test('recorded requests: reads a body on one or several lines, and an array', async () => {
  const { names, skipped } = await read(
    {
      'one.json': ssr,
      'lines.json': JSON.stringify(samples.pp, null, 2),
      'many.json': `[\n${ssr},\n${ssr}\n]`,
    },
    ['one.json', 'lines.json', 'many.json'],
  );
  expect(names).toEqual(['one.json:1', 'lines.json', 'many.json[0]', 'many.json[1]']);
  expect(skipped).toEqual([]);
});

test('recorded requests: reads endpoint, time, request and decision of a record', async () => {
  const decided = { decision: 'deny', by: 'rules', rules: ['a'], version: '3a1f' };
  const verdicts = { results: { a: 'failed' }, shadow: { b: { result: 'passed', would: 'deny' } } };
  const masked = { key: '3f', paths: ['data.userProfile'], clear: ['data.userProfile.userType'] };
  const about = { endpoint: '/hook', time: '2026-03-01T09:00:00Z', decisionId: 'x', recorded: 'masked' };
  const lines = [
    record({ ...about, ...decided, ...verdicts, masked, retry: true }),
    record({ time: 1_000 }),
    ssr,
  ];
  const { found } = await read({ 'log.jsonl': lines.join('\n') }, ['log.jsonl']);
  expect(found).toEqual([
    {
      name: 'log.jsonl:1',
      endpoint: '/hook',
      at: Date.UTC(2026, 2, 1, 9),
      decided: {
        ...decided,
        masked: true,
        masking: masked,
        results: new Map([['a', 'failed']]),
        skipped: new Map(),
        shadow: new Map([['b', { result: 'passed', would: 'deny' }]]),
        retry: true,
      },
      request: samples.pp,
    },
    { name: 'log.jsonl:2', at: 1_000, request: samples.pp },
    { name: 'log.jsonl:3', at: Date.UTC(2026, 0, 15, 9), request: samples.ssr },
  ]);
});

test('recorded requests: reports other values, and reads the rest', async () => {
  const lines = [
    '{broken',
    '',
    ssr,
    '{"decisionId":"x","decision":"deny"}',
    '{"request":{"a":1}}',
    '7',
    '{"a":1,"a":2}',
    '{"\\u0061":1}',
  ];
  const { names, skipped } = await read({ 'log.jsonl': lines.join('\r\n') }, ['log.jsonl']);
  expect(names).toEqual(['log.jsonl:3']);
  expect(skipped).toEqual([
    'log.jsonl:1: The body is not JSON.',
    'log.jsonl:4: the record holds no request',
    'log.jsonl:5: the request in it is none: The body needs "eventType" as text and "data" as an object.',
    'log.jsonl:6: The body must be a JSON object.',
    'log.jsonl:7: The body gives a key twice in one object.',
    'log.jsonl:8: The body has a backslash in a key: write each character of a key as it is.',
  ]);
});

test('recorded requests: reads the files below a folder, sorted, and ignores others', async () => {
  const { names } = await read(
    { 'r/b.jsonl': `${ssr}\n${ssr}`, 'r/a/c.json': ssr, 'r/notes.md': 'no', 'r/z.ndjson': ssr },
    ['r'],
  );
  expect(names).toEqual(['r/a/c.json:1', 'r/b.jsonl:1', 'r/b.jsonl:2', 'r/z.ndjson:1']);
});

test('recorded requests: reads standard input in any chunks', async () => {
  const bytes = Buffer.from(`${ssr.replace('Rosario', 'Zoë\u2028')}\n${ssr}\n`);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
    bytes.subarray(index * 7, index * 7 + 7),
  );
  const directory = directoryWith({});
  const sources = unwrap(await findRecordedRequests(['-'], directory));
  const found: RecordedRequest[] = [];
  const onSkipped = (skipped: unknown) => expect(skipped).toBeUndefined();
  for await (const one of readRecordedRequests(sources, Readable.from(pieces), { onSkipped }))
    found.push(one);
  expect(found.map(({ name }) => name)).toEqual(['stdin:1', 'stdin:2']);
  expect(found[0]?.request.data['userProfile']).toMatchObject({ firstName: 'Zoë\u2028' });
});

test.each([
  ['nowhere.json', 'nowhere.json cannot be read (ENOENT)'],
  ['empty', 'empty holds no file named .json, .jsonl or .ndjson'],
])('%s', async (path, problem) => {
  expect(await read({ 'empty/notes.md': '' }, [path])).toEqual({ problem });
});

test('recorded requests: skips a line over the limit in bounded memory', async () => {
  async function* text() {
    for (let index = 0; index < 6; index += 1) yield 'x'.repeat(1024 * 1024);
    yield '\nshort\r\nlast';
  }
  const lines = [];
  for await (const line of linesOf(text())) lines.push(line);
  expect(lines).toEqual([
    { text: '', number: 1, tooLong: true },
    { text: 'short', number: 2, tooLong: false },
    { text: 'last', number: 3, tooLong: false },
  ]);
});
