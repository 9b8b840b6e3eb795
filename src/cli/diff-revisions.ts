import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { attempt } from '../diagnostics/result.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import { type LoadedRevision, toRevision } from '../diff/load-revision.ts';
import type { Revision } from '../diff/revision.ts';
import { affectedRules, compareStructure } from '../diff/structure.ts';
import { isGitProblem, knowsRef, readGitSnapshot } from '../rule-set/git/git-snapshot.ts';
import type { Loaded } from '../rule-set/load.ts';
import { readSnapshot, type Snapshot } from '../rule-set/snapshot.ts';
import type { RuleFilter } from '../rule-tests/coverage.ts';
import { type Io, UsageError, writeNote } from './io.ts';
import { shownDirectory } from './resolve-rules.ts';

/** A revision as the user names it. */
export interface NamedRevision {
  which: Revision['which'];
  /** A directory or a git ref; undefined: the rules directory itself. */
  name: string | undefined;
  /** The option of `name`, for messages. */
  option: string;
}

/**
 * Loads a revision of the rules. A base without the directory, from before there were rules, is empty.
 *
 * @param directory the rules directory, also at a git ref
 */
export async function loadRevision(
  revision: NamedRevision,
  directory: string,
  io: Io,
): Promise<LoadedRevision> {
  const { which, name = directory } = revision;
  const snapshot = await readRevision(revision, directory, io);
  if (snapshot !== undefined) return toRevision(which, name, snapshot);
  writeNote(io, `${name} has no directory ${directory}: all of it is new`);
  const empty = { which, endpoints: new Map(), lists: new Map() };
  return { name, snapshot: EMPTY, errors: [], requests: [], revision: empty };
}

const EMPTY: Snapshot = {
  fingerprint: '',
  digest: '',
  contentDigest: '',
  texts: [],
  diagnostics: [],
  requestProblems: [],
};

async function readRevision(
  { which, name, option }: NamedRevision,
  directory: string,
  io: Io,
): Promise<Snapshot | undefined> {
  if (name === undefined) return readSnapshot(directory);
  // An empty name may be the working directory, or a variable that is not set.
  if (name === '')
    throw new UsageError(`${option} is empty`, 'name a branch, a tag, a commit or a directory');
  const path = resolve(io.directory, name);
  // A text that cannot be a path (too long, or with a NUL) may still be a git ref.
  if (attempt(() => statSync(path))?.isDirectory()) {
    await refuseAmbiguous(name, directory);
    return readSnapshot(shownDirectory(path));
  }
  const snapshot = await readGitSnapshot(directory, name);
  if (!isGitProblem(snapshot)) return snapshot;
  if (which === 'base' && snapshot.noDirectory) return undefined;
  throw new UsageError(snapshot.message, snapshot.hint);
}

/** `main` may be a directory and a branch. */
async function refuseAmbiguous(name: string, directory: string): Promise<void> {
  if (/^\.{0,2}\//.test(name) || name === '.' || name === '..') return;
  if (!(await knowsRef(directory, name))) return;
  throw new UsageError(
    `"${name}" is a directory, and git knows it too`,
    `write ./${name} for the directory, ${name}^0 for the commit`,
  );
}

/** The rules that changed since a git ref: themselves, or a condition, an outcome or a list that they use. */
export async function changedRules(
  ref: string,
  { snapshot }: Loaded,
  directory: string,
  io: Io,
): Promise<RuleFilter> {
  const base = await loadRevision({ which: 'base', name: ref, option: '--changed-since' }, directory, io);
  const head = toRevision('head', directory, snapshot);
  // Compared with an invalid base everything is new.
  if (base.revision === undefined || head.revision === undefined) return () => true;
  const touched = affectedRules(compareStructure(base.revision, head.revision));
  const places = new Set(touched.map(({ place }) => `${place.file}:${place.line}`));
  return ({ source }, { at }) => places.has(`${source.path}:${rangeOf(source, at).start.line}`);
}
