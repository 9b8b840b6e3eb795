import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import type { Side } from '../diff/side.ts';
import { parseRules } from '../rules/parse.ts';
import { isGitProblem, knowsRef, readGitSnapshot } from '../runtime/git-snapshot.ts';
import { compileParsed } from '../runtime/load.ts';
import { readSnapshot, type Snapshot } from '../runtime/snapshot.ts';
import { type Io, UsageError } from './io.ts';

/** One side of a comparison: rules that can be compared, or what is wrong with them. */
export interface LoadedSide {
  name: string;
  snapshot: Snapshot;
  side?: Side;
  errors: Diagnostic[];
}

/**
 * Loads one side.
 *
 * @param written a directory, or a ref of git; left out, the rules directory itself
 * @param directory the rules directory; at a ref, its place in the repository is looked at
 */
export async function loadSide(
  which: Side['which'],
  written: string | undefined,
  directory: string,
  io: Io,
): Promise<LoadedSide> {
  const name = written ?? directory;
  const snapshot = await readSide(written, directory, io);
  const parsed = parseRules(snapshot.texts);
  const { ruleSet, diagnostics } = compileParsed(snapshot, parsed, snapshot.digest);
  if (ruleSet === undefined) return { name, snapshot, errors: diagnostics.filter(isError) };
  const lists = new Map(parsed.lists.map((list) => [list.name, list]));
  return { name, snapshot, errors: [], side: { which, endpoints: ruleSet.endpoints, lists } };
}

async function readSide(written: string | undefined, directory: string, io: Io): Promise<Snapshot> {
  if (written === undefined) return readSnapshot(directory);
  const path = resolve(io.directory, written);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    await refuseDoubt(written, directory);
    return readSnapshot(shownFrom(path));
  }
  const snapshot = await readGitSnapshot(directory, written);
  if (isGitProblem(snapshot)) throw new UsageError(snapshot.message, snapshot.hint);
  return snapshot;
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
