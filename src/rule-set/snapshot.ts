import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { beginsWithMark, decodeText } from '../diagnostics/decode.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import type { FileKind } from '../rules/file-kind.ts';
import type { RulesText } from '../rules/parse.ts';
import { type FoundFile, type Listing, listRules, type Reading, shownPath } from './list-files.ts';

/** Bytes, of one file and of all files of its kind together. */
export const SNAPSHOT_LIMITS = {
  rules: { file: 256 * 1024, all: 4 * 1024 * 1024 },
  list: { file: 32 * 1024 * 1024, all: 64 * 1024 * 1024 },
  tests: { file: 1024 * 1024, all: 16 * 1024 * 1024 },
  request: { file: 256 * 1024, all: 16 * 1024 * 1024 },
};

/**
 * Rounds for a directory that keeps changing. `quiet`: with a wait for quiet, 5 s at 100 ms each, so that a slow deploy
 * is not read half; after that a consistent reading is enough. `read`: until the directory is refused as restless.
 */
const ROUNDS = { quiet: 50, read: 1000 };

/** The content of a rules directory at one moment. */
export interface Snapshot {
  fingerprint: string;
  /** SHA-256 over the names and bytes of rule files and lists, in hexadecimal: it decides the replies. */
  digest: string;
  /** The same over everything read, tests and requests too: it tells whether there is anything to validate. */
  contentDigest: string;
  texts: RulesText[];
  diagnostics: Diagnostic[];
  /** Problems of JSON files: reported only where a test names the file. */
  requestProblems: Diagnostic[];
  /** Names of files below the directory that may be meant as lists, and were not read. */
  unread?: readonly string[];
}

export interface SnapshotReading extends Reading {
  /**
   * Milliseconds for which the directory has to be quiet first: long enough for an editor's or a deploy's several
   * steps, short enough for nobody to wait. Left out: 0.
   */
  settle?: number;
  /** The fingerprint of the directory a moment ago, where the caller has just listed it. */
  listed?: string;
  /** Gives the reading up: it rejects. */
  signal?: AbortSignal;
  /** Called each time that reading restarts. */
  onRound?: () => void;
}

/**
 * Reads everything below a rules directory at one moment: the fingerprint before and after the reading must agree, or
 * it is read again.
 */
export async function readSnapshot(
  directory: string,
  { settle = 0, listed, signal, onRound, ...reading }: SnapshotReading = {},
): Promise<Snapshot> {
  const list = () => listRules(directory, reading);
  let last = settle > 0 ? (listed ?? (await list()).fingerprint) : undefined;
  for (let round = 1; ; round += 1) {
    signal?.throwIfAborted();
    onRound?.();
    const settling = settle > 0 && round <= ROUNDS.quiet;
    if (settling) await wait(settle, undefined, signal && { signal });
    const listing = await list();
    const quiet = !settling || listing.fingerprint === last;
    last = listing.fingerprint;
    if (!quiet) continue;
    const snapshot = await readListing(directory, listing, readBounded);
    last = (await list()).fingerprint;
    if (last === listing.fingerprint) return snapshot;
    if (round > ROUNDS.read)
      return { ...snapshot, diagnostics: [...snapshot.diagnostics, restless(shownPath(directory))] };
  }
}

/** The content as one text, the same for the same content. */
export function contentOf({
  contentDigest,
  diagnostics,
}: Pick<Snapshot, 'contentDigest' | 'diagnostics'>): string {
  return JSON.stringify([contentDigest, diagnostics]);
}

/** Reads one file; a refusal names it as diagnostics show it. */
type ReadFile = (file: FoundFile, shown: string) => Promise<Uint8Array | Diagnostic>;

/** Reads the files of a listing, within the limits of each and of all. */
export async function readListing(directory: string, listing: Listing, read: ReadFile): Promise<Snapshot> {
  const { files, problems, requestProblems, unread, fingerprint } = listing;
  const shown = shownPath(directory);
  const [rules, everything] = [createHash('sha256'), createHash('sha256')];
  const total = { rules: 0, list: 0, tests: 0, request: 0 };
  const snapshot: Snapshot = {
    fingerprint,
    digest: '',
    contentDigest: '',
    texts: [],
    diagnostics: [...problems],
    requestProblems: [...requestProblems],
    ...(unread && { unread }),
  };
  if (problems.some(({ code }) => code === 'too-many-files')) return snapshot;
  for (const { kind, ...file } of files) {
    const path = `${shown}/${file.name}`;
    const found = kind === 'request' ? snapshot.requestProblems : snapshot.diagnostics;
    const bytes =
      total[kind] > SNAPSHOT_LIMITS[kind].all ? tooMuch(path, kind) : await read({ kind, ...file }, path);
    if (!(bytes instanceof Uint8Array)) {
      found.push(bytes);
      continue;
    }
    for (const hash of kind === 'rules' || kind === 'list' ? [rules, everything] : [everything])
      hash.update(`${file.name}\0${bytes.length}\0`).update(bytes);
    total[kind] += bytes.length;
    if (total[kind] > SNAPSHOT_LIMITS[kind].all) {
      found.push(tooMuch(path, kind));
      if (kind === 'request') continue;
      return snapshot;
    }
    const text = decodeText(path, bytes);
    if (text.ok)
      snapshot.texts.push({ path, kind, text: text.value, ...(beginsWithMark(bytes) && { mark: true }) });
    else found.push(text.problem);
  }
  return { ...snapshot, digest: rules.digest('hex'), contentDigest: everything.digest('hex') };
}

function tooMuch(path: string, kind: FileKind): Diagnostic {
  const message = `all files together have more than ${SNAPSHOT_LIMITS[kind].all} bytes`;
  return refusal(path, 'too-large', message, 'is this the right directory?');
}

async function readBounded({ path, kind }: FoundFile, shown: string): Promise<Uint8Array | Diagnostic> {
  const limit = SNAPSHOT_LIMITS[kind].file;
  try {
    // Not blocking: between the listing and now the file may have become a pipe.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await file.stat();
    if (!stats.isFile())
      return refusal(shown, 'not-a-file', 'expected a file', 'remove it, or give it another name');
    const buffer = Buffer.alloc(Math.min(stats.size, limit) + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read) {
      ({ bytesRead: read } = await file.read(buffer, length, buffer.length - length));
    }
    if (length <= Math.min(stats.size, limit)) return buffer.subarray(0, length);
    return fileTooLarge(shown, kind);
  } catch (error) {
    return refusal(shown, 'unreadable', `it cannot be read (${codeOf(error)})`, 'check its permissions');
  }
}

export function fileTooLarge(shown: string, kind: FileKind): Diagnostic {
  const message = `the file has more than ${SNAPSHOT_LIMITS[kind].file} bytes`;
  const hint = kind === 'request' ? 'a hook request is far smaller' : 'split it, or move values to a list';
  return refusal(shown, 'too-large', message, hint);
}

function refusal(file: string, code: DiagnosticCode, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', message, hint, file };
}

function restless(shown: string): Diagnostic {
  const message = 'the directory changes all the time';
  return refusal(shown, 'restless', message, 'deploy by a link swap or a rename');
}
