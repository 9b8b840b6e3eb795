import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { findLogs, findWithRotated, inOrderOfTime } from '../../../../src/decision-log/read/find-logs.ts';
import { openToRead, readLog } from '../../../../src/decision-log/read/read-log.ts';
import { record } from '../written-record.ts';

function directoryWith(files: Record<string, string | Buffer>): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-log-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return directory;
}

/** The ids that are read, and what is told beside. */
async function read(found: Awaited<ReturnType<typeof findLogs>>, stdin = '') {
  if (!found.ok) return { problem: found.problem };
  const open = openToRead(Readable.from(stdin.match(/.{1,65536}/gs) ?? []));
  const [ids, told]: [string[], string[]] = [[], []];
  const listeners = {
    onBroken: (place: string) => void told.push(place),
    onUnreadable: (name: string, code: string) => void told.push(`${name} ${code}`),
  };
  for await (const { id } of readLog(
    { sources: await inOrderOfTime(found.value, open), open, matches: () => true },
    listeners,
  ))
    ids.push(id);
  return { ids, told };
}

const at = (day: number, id = `day${day}`) =>
  `${record({ time: `2026-11-${day}T00:00:00.000Z`, decisionId: id })}\n`;

test('find logs: reads a folder in the order of time, including gzip files', async () => {
  const directory = directoryWith({
    'logs/a.jsonl': at(23),
    'logs/b.jsonl.1': at(22),
    'logs/pod/0.log.20261121-000000.gz': gzipSync(at(21)),
    'logs/pod/0.log': `2026-11-24T00:00:00Z stdout F ${at(24)}`,
    'logs/notes.md': at(20),
    'logs/empty.jsonl': '',
  });
  expect(await read(await findLogs(['logs'], directory))).toEqual({
    ids: ['day21', 'day22', 'day23', 'day24'],
    told: [],
  });
});

test.each([
  'decisions.2026-11-22T23-59-59.000Z.jsonl',
  'decisions-2026-11-22.jsonl',
  'decisions.jsonl.1',
  'decisions.jsonl.2.gz',
  '20261122-2359-01-decisions.jsonl',
])('find logs: %s is a rotated file of decisions.jsonl', async (name) => {
  const rotated = name.endsWith('.gz') ? gzipSync(at(21)) : at(21);
  const directory = directoryWith({
    [`var/${name}`]: rotated,
    'var/decisions.jsonl': at(22),
    'var/decisions-eu.jsonl': at(20),
    'var/other.jsonl': at(20),
  });
  expect(await read(await findWithRotated('var/decisions.jsonl', directory))).toEqual({
    ids: ['day21', 'day22'],
    told: [],
  });
});

test('find logs: reads rotated files without a current one', async () => {
  const directory = directoryWith({ 'decisions.1.jsonl': at(21) });
  expect(await read(await findWithRotated('decisions.jsonl', directory))).toMatchObject({ ids: ['day21'] });
  expect(await findWithRotated('nowhere/decisions.jsonl', directory)).toEqual({
    ok: false,
    problem: 'nowhere/decisions.jsonl cannot be read (ENOENT)',
  });
});

test('read log: skips other log lines, and reports broken ones', async () => {
  const lines = [
    'Your app is listening on port 8082',
    '',
    '{"level":"info","time":"2026-11-23T00:00:00.000Z","msg":"shutting down"}',
    record().slice(0, 60),
    `gate-1  | ${record({ decisionId: 'behind a name' })}`,
    `\u001b[2m${'x'.repeat(5 * 1024 * 1024)}`,
    record({ decisionId: 'after a long line' }),
    record({ decisionId: 'without an end' }),
  ];
  const found = await findLogs(['-'], '/');
  expect(await read(found, lines.join('\r\n'))).toEqual({
    ids: ['behind a name', 'after a long line', 'without an end'],
    told: ['stdin:4', 'stdin:6'],
  });
});

test('read log: reads a truncated gzip file as far as possible, reports it, and reads the others', async () => {
  const packed = gzipSync(at(21).repeat(1000));
  const directory = directoryWith({
    'a.log.gz': packed.subarray(0, -12),
    'b.log.gz': 'no gzip',
    'c.log': at(22),
  });
  const { ids = [], told } = await read(await findLogs(['.'], directory));
  expect(told).toEqual(['a.log.gz Z_BUF_ERROR', 'b.log.gz Z_DATA_ERROR']);
  expect(ids[0]).toBe('day21');
  expect(ids).toContain('day22');
});

test('read log: a record with an escaped or a repeated key is broken, another such line is not', async () => {
  const text = [
    at(21),
    at(22).replace('"decisionId"', String.raw`"\u0061":1,"decisionId"`),
    at(23).replace('"decisionId"', '"decisionId":"x","decisionId"'),
    '{"level":30,"\\u0061":1}\n',
    '{"level":30,"level":40}\n',
  ].join('');
  expect(await read(await findLogs(['-'], '.'), text)).toEqual({
    ids: ['day21'],
    told: ['stdin:2', 'stdin:3'],
  });
});
