import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeText } from '../diagnostics/decode.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/thrown.ts';
import type { RulesText } from '../rules/parse.ts';
import { type FoundFile, type Listing, listRules, shownPath } from './directory.ts';

/** Bytes: of one file, and of all of its kind together. */
export const SNAPSHOT_LIMITS = {
  rules: { file: 256 * 1024, all: 4 * 1024 * 1024 },
  list: { file: 32 * 1024 * 1024, all: 64 * 1024 * 1024 },
};

/**
 * How often a directory that keeps changing is looked at again. `quiet`: before a consistent reading has to do without
 * quiet around it, 5 s at 100 ms each, so that a slow deploy is not read half. `read`: before even that is given up.
 */
const ROUNDS = { quiet: 50, read: 1000 };

/** A rules directory as it stood at one moment. */
export interface Snapshot {
  fingerprint: string;
  /** SHA-256 over the names and bytes of everything read, in hexadecimal. */
  digest: string;
  texts: RulesText[];
  diagnostics: Diagnostic[];
}

/**
 * Reads everything below a rules directory as one generation: what is returned was there all at once.
 * The fingerprint before and after the reading must agree, or it is read again.
 *
 * @param settle milliseconds for which the directory has to be quiet first: long enough for an editor's or a
 *   deploy's several steps, short enough for nobody to wait
 * @param signal gives the reading up: it rejects
 */
export async function readSnapshot(directory: string, settle = 0, signal?: AbortSignal): Promise<Snapshot> {
  let listing = await listRules(directory);
  for (let round = 1; ; round += 1) {
    signal?.throwIfAborted();
    if (settle > 0 && round <= ROUNDS.quiet) {
      await wait(settle, undefined, signal && { signal });
      const later = await listRules(directory);
      const quiet = later.fingerprint === listing.fingerprint;
      listing = later;
      if (!quiet) continue;
    }
    const snapshot = await readListing(directory, listing, readBounded);
    const after = await listRules(directory);
    if (after.fingerprint === listing.fingerprint) return snapshot;
    if (round > ROUNDS.read)
      return { ...snapshot, diagnostics: [...snapshot.diagnostics, restless(directory)] };
    listing = after;
  }
}

/** Reads one file; a refusal names the file as the reader knows it. */
type ReadFile = (file: FoundFile, shown: string) => Promise<Uint8Array | Diagnostic>;

/** Reads the files of a listing, within the limits of each and of all. */
export async function readListing(
  directory: string,
  { files, problems, fingerprint }: Listing,
  read: ReadFile,
): Promise<Snapshot> {
  const shown = shownPath(directory);
  const hash = createHash('sha256');
  const total = { rules: 0, list: 0 };
  const snapshot: Snapshot = { fingerprint, digest: '', texts: [], diagnostics: [...problems] };
  if (problems.some(({ code }) => code === 'too-many-files')) return snapshot;
  for (const file of files) {
    const path = `${shown}/${file.name}`;
    const bytes = await read(file, path);
    if (!(bytes instanceof Uint8Array)) {
      snapshot.diagnostics.push(bytes);
      continue;
    }
    hash.update(`${file.name}\0${bytes.length}\0`).update(bytes);
    total[file.kind] += bytes.length;
    if (total[file.kind] > SNAPSHOT_LIMITS[file.kind].all) {
      snapshot.diagnostics.push(
        refusal(
          path,
          'too-large',
          `all files together have more than ${SNAPSHOT_LIMITS[file.kind].all} bytes`,
          'is this the right directory?',
        ),
      );
      return snapshot;
    }
    const text = decodeText(path, bytes);
    if (typeof text === 'string') snapshot.texts.push({ path, kind: file.kind, text });
    else snapshot.diagnostics.push(text);
  }
  return { ...snapshot, digest: hash.digest('hex') };
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

export function fileTooLarge(shown: string, kind: FoundFile['kind']): Diagnostic {
  const message = `the file has more than ${SNAPSHOT_LIMITS[kind].file} bytes`;
  return refusal(shown, 'too-large', message, 'split it, or move values to a list');
}

function refusal(file: string, code: string, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', message, hint, file };
}

function restless(directory: string): Diagnostic {
  return refusal(
    shownPath(directory),
    'restless',
    'the directory changes all the time',
    'deploy by a link swap or a rename',
  );
}
