import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkFileModes } from '../../../src/config/check-file-modes.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { unwrap } from '../../unwrap.ts';

/** A working directory with files of these modes; a name that ends with a slash is a directory. */
function folder(modes: Record<string, number>, text = 'BASIC_AUTH_PASSWORD=x\n'): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-modes-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, mode] of Object.entries(modes)) {
    const path = join(directory, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, text);
    chmodSync(path, mode);
  }
  return directory;
}

/** What is told of these files by a service that writes a decision log and keeps the last good rules. */
function told(modes: Record<string, number>, text?: string, to = 'var/decisions.jsonl'): string[] {
  const config = { decisionLog: { to }, rules: { lastGood: 'var/last-good' } };
  return checkFileModes(config as never, folder(modes, text)).map(
    ({ severity, code, file, message }) => `${severity} ${code} ${file}: ${message}`,
  );
}

const ASIDE = 'var/decisions.2026-11-23T00-54-24.073Z.jsonl';
const LOG = 'every user of this machine may read or write the decision log';

test.each<[string, Record<string, number>, string]>([
  ['a log', { 'var/decisions.jsonl': 0o644 }, `var/decisions.jsonl: ${LOG}`],
  ['a log that others may write', { 'var/decisions.jsonl': 0o602 }, `var/decisions.jsonl: ${LOG}`],
  [
    'a file that it was put aside under',
    { 'var/decisions.jsonl': 0o600, [ASIDE]: 0o604 },
    `${ASIDE}: ${LOG}`,
  ],
  [
    'the log, a file put aside, and a packed one',
    { 'var/decisions.jsonl': 0o644, [ASIDE]: 0o644, [`${ASIDE.replace('23', '22')}.gz`]: 0o644 },
    `var/decisions.jsonl: ${LOG} and 2 more files of it`,
  ],
  [
    'the last good rules',
    { 'var/last-good/': 0o755 },
    'var/last-good: every user of this machine may read or replace the last good rules',
  ],
  ['.env', { '.env': 0o644 }, '.env: every user of this machine may read BASIC_AUTH_PASSWORD'],
])('file modes: warns of %s', (_, modes, expected) => {
  expect(told(modes)).toEqual([`warn open-to-others ${expected}`]);
});

test.each<[string, Record<string, number>]>([
  ['files that are not there', {}],
  ['files for their owner', { 'var/decisions.jsonl': 0o600, 'var/last-good/': 0o700, '.env': 0o600 }],
  ['files for a group', { 'var/decisions.jsonl': 0o640, [ASIDE]: 0o640, '.env': 0o640 }],
  ['other files beside the log', { 'var/decisions-eu.jsonl': 0o644, 'var/decisions.old.jsonl': 0o644 }],
])('file modes: accepts %s', (_, modes) => {
  expect(told(modes)).toEqual([]);
});

test('file modes: accepts a .env without secrets, and about a log on standard output', () => {
  expect(told({ '.env': 0o644 }, 'PORT=1\nHOOKGATE_HOST=::1\nBASIC_AUTH_USER=okta\n')).toEqual([]);
  expect(told({ stdout: 0o644 }, '', 'stdout')).toEqual([]);
});

test('file modes: are warnings of the configuration, and stay unchanged', () => {
  const directory = folder({ '.env': 0o644, 'decisions.jsonl': 0o644 }, 'SECRET=sixteen-letters-\n');
  writeFileSync(
    join(directory, 'config.yaml'),
    'decisionLog: { to: ./decisions.jsonl }\nauth: [{ header: { name: x, value: "${SECRET}" } }]\n',
  );
  const config = unwrap(loadConfig({}, { directory, environment: {} }));
  expect(config.warnings.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'open-to-others decisions.jsonl',
    'open-to-others .env',
  ]);
});
