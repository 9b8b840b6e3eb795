import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { type LoadedRevision, toRevision } from '../diff/load-revision.ts';
import type { Revision } from '../diff/revision.ts';
import { isGitProblem, knowsRef, readGitSnapshot } from '../rule-set/git/git-snapshot.ts';
import { readSnapshot, type Snapshot } from '../rule-set/snapshot.ts';
import { type Io, UsageError } from './io.ts';

/**
 * Loads one side.
 *
 * @param written a directory, or a ref of git; left out, the rules directory itself
 * @param directory the rules directory; at a ref, its place in the repository is looked at
 * @param option the command-line option that `written` was given to
 */
export async function loadRevision(
  which: Revision['which'],
  written: string | undefined,
  directory: string,
  io: Io,
  option: string = `--${which}`,
): Promise<LoadedRevision> {
  const snapshot = await readSide({ which, option }, written, directory, io);
  if (snapshot !== undefined) return toRevision(which, written ?? directory, snapshot);
  io.stderr.write(`hookgate: ${written} has no directory ${directory}: all of it is new\n`);
  return {
    name: written ?? directory,
    snapshot: EMPTY,
    errors: [],
    requests: [],
    revision: { which, endpoints: new Map(), lists: new Map() },
  };
}

const EMPTY: Snapshot = {
  fingerprint: '',
  digest: '',
  contentDigest: '',
  texts: [],
  diagnostics: [],
  requestProblems: [],
};

/** What stands on one side; undefined for a commit that came before there were rules. */
async function readSide(
  { which, option }: { which: Revision['which']; option: string },
  written: string | undefined,
  directory: string,
  io: Io,
): Promise<Snapshot | undefined> {
  if (written === undefined) return readSnapshot(directory);
  // An empty text is the directory one is in to some, and a variable that was not set to all others.
  if (written === '')
    throw new UsageError(`${option} is empty`, 'name a branch, a tag, a commit or a directory');
  const path = resolve(io.directory, written);
  if (await isDirectory(path)) {
    await refuseDoubt(written, directory);
    return readSnapshot(shownFrom(path));
  }
  const snapshot = await readGitSnapshot(directory, written);
  if (!isGitProblem(snapshot)) return snapshot;
  if (which === 'base' && snapshot.noDirectory) return undefined;
  throw new UsageError(snapshot.message, snapshot.hint);
}

/** A text that no path can be (too long, or with a NUL) is not there either: it may still be a revision. */
async function isDirectory(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

/** `main` may be a directory and a branch; comparing with the wrong one would say nothing true. */
async function refuseDoubt(written: string, directory: string): Promise<void> {
  if (/^\.{0,2}\//.test(written) || written === '.' || written === '..') return;
  if (!(await knowsRef(directory, written))) return;
  throw new UsageError(
    `"${written}" is a directory, and git knows it too`,
    `write ./${written} for the directory, ${written}^0 for the commit`,
  );
}

/** As its user would write it, like the rules directory. */
function shownFrom(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith('..') ? path : below || '.';
}
