import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggestion } from '../../diagnostics/suggest.ts';
import { fileTooLarge, readListing, SNAPSHOT_LIMITS, type Snapshot } from '../snapshot.ts';
import { type Checkout, findCheckout, type GitFailure, isGitFailure } from './checkout.ts';
import { type GitOptions, git } from './git.ts';
import { type CommittedTree, commitOf, readObjects, readTree } from './git-objects.ts';
import { listTree } from './git-tree.ts';

/** Why a rules directory cannot be read out of git: no fault of the rules. */
export interface GitProblem {
  message: string;
  hint: string;
  /** The commit is there, and does not hold the directory. */
  noDirectory?: true;
}

/** Reading objects takes longer than asking for a name. */
const READING: GitOptions = { timeout: 60_000, limit: 256 * 1024 * 1024 };

/** A longer revision is a mistake, and could be more than the system hands to a program. */
const LONGEST_REVISION = 4096;

/**
 * Reads a rules directory at a commit, from git's objects only: the working tree and the index are not read. Files,
 * limits and messages are the same as for a directory.
 *
 * @param directory the directory on disk; the commit is read at the same path of the repository
 * @param revision a branch, a tag, a commit, HEAD~1
 */
export async function readGitSnapshot(directory: string, revision: string): Promise<Snapshot | GitProblem> {
  const checkout = await findCheckout(directory);
  if (isGitFailure(checkout)) return unreadable(directory, checkout);
  const commit = await readRevision(directory, checkout, revision);
  if (typeof commit !== 'string') return commit;
  const tree = await readTree(checkout, commit, { ...READING, sizes: true });
  if (isGitFailure(tree)) return unreadableObject(directory, checkout, tree);
  const { folder } = checkout;
  if (tree.entries.length === 0 && folder !== '') {
    const message = `${revision} has no directory ${folder}`;
    const hint = 'name a commit that has the rules in the same place, or a directory';
    return { message, hint, noDirectory: true };
  }
  return snapshotOf(directory, checkout, tree, `${commit}:${folder}`);
}

/** True for a failure that is not caused by the rules. */
export function isGitProblem(result: Snapshot | GitProblem): result is GitProblem {
  return !('texts' in result);
}

/** True if the repository of the directory has a commit of this name. */
export async function knowsRef(directory: string, revision: string): Promise<boolean> {
  const checkout = await findCheckout(directory);
  if (isGitFailure(checkout)) return false;
  return typeof (await readRevision(directory, checkout, revision)) === 'string';
}

/** The full name of a commit, or the problem of the given name. */
async function readRevision(
  directory: string,
  checkout: Checkout,
  revision: string,
): Promise<string | GitProblem> {
  const unknown = { message: `git does not know ${quoted(revision)}` };
  const hint = 'name a branch, a tag or a commit: main, HEAD~1';
  if (!mayBeRevision(revision)) return { ...unknown, hint };
  const commit = await commitOf(checkout, revision);
  if (typeof commit === 'string') return commit;
  if (/[^/.]\.\.|\.\.[^/.]/.test(revision))
    return { ...unknown, hint: 'a range is two commits: --base has the first, --head the second' };
  const shallow = await git(checkout, ['rev-parse', '--is-shallow-repository']);
  if (isGitFailure(shallow)) return unreadable(directory, shallow);
  if (commit.message !== '') {
    const message = `${unknown.message}: ${commit.message}`;
    return { message, hint: (await isPartial(checkout)) ? PARTIAL : hint };
  }
  if (shallow.toString('utf8').trim() === 'true')
    return { ...unknown, hint: 'this clone is shallow: fetch it whole (fetch-depth: 0 in GitHub Actions)' };
  const refs = await git(checkout, ['for-each-ref', '--format=%(refname:short)', '--count=1000']);
  return { ...unknown, hint: refHint(revision, isGitFailure(refs) ? '' : refs.toString('utf8').trim()) };
}

/** A leading hyphen marks an option. Names have no control characters, some of which cannot be arguments. */
function mayBeRevision(text: string): boolean {
  return text !== '' && text.length <= LONGEST_REVISION && !/^-|\p{Cc}/u.test(text);
}

/** With control characters escaped; of a long one the beginning. */
function quoted(revision: string): string {
  if (revision.length <= 100) return JSON.stringify(revision);
  return `${JSON.stringify(revision.slice(0, 60))}… (${revision.length} characters)`;
}

function refHint(revision: string, refs: string): string {
  const hint = suggestion(revision, refs.split('\n'));
  return hint.startsWith('did') ? hint : 'name a branch, a tag or a commit, or a directory that is there';
}

function unreadable(directory: string, { reason, message }: GitFailure): GitProblem {
  switch (reason) {
    case 'no-git':
      return { message, hint: 'install git, or compare with a directory' };
    case 'no-directory':
      return { message, hint: 'name it with --rules' };
    case 'no-checkout':
      return { message, hint: 'compare with a directory: --base DIR' };
    case 'foreign':
      return { message, hint: 'change the owner of one of them, or compare with a directory: --base DIR' };
    default:
      return { message: `git does not read ${directory}: ${message}`, hint: 'see what git status says' };
  }
}

const PARTIAL = 'this is a partial clone, and hookgate fetches nothing: clone without --filter';

/** Objects are missing from a damaged repository, or from a partial clone, where git would fetch them. */
async function unreadableObject(
  directory: string,
  checkout: Checkout,
  failure: GitFailure,
): Promise<GitProblem> {
  const problem = unreadable(directory, failure);
  return failure.reason === 'refused' && (await isPartial(checkout))
    ? { ...problem, hint: PARTIAL }
    : problem;
}

async function isPartial(checkout: Checkout): Promise<boolean> {
  const names = await git(checkout, ['config', '--name-only', '--get-regexp', '^remote\\..*\\.promisor$']);
  return !isGitFailure(names);
}

async function snapshotOf(
  directory: string,
  checkout: Checkout,
  { entries, targets }: CommittedTree,
  fingerprint: string,
): Promise<Snapshot | GitProblem> {
  const byObject = new Map(entries.map((entry) => [entry.object, entry]));
  const { files, problems, requestProblems } = listTree(directory, entries, targets);
  const isTooLarge = ({ path, kind }: (typeof files)[number]) =>
    (byObject.get(path)?.bytes ?? 0) > SNAPSHOT_LIMITS[kind].file;
  const objects = files.filter((file) => !isTooLarge(file)).map(({ path }) => path);
  const contents = await readObjects(checkout, objects, READING);
  if (!(contents instanceof Map)) return unreadableObject(directory, checkout, contents);
  const read = async (file: (typeof files)[number], shown: string): Promise<Uint8Array | Diagnostic> =>
    contents.get(file.path) ?? fileTooLarge(shown, file.kind);
  return readListing(directory, { files, problems, requestProblems, fingerprint }, read);
}
