import { realpath } from 'node:fs/promises';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import { type GitFailure, type GitOptions, git, gitLine, isGitFailure } from './git.ts';
import { listTree, parseTree, type TreeEntry } from './git-tree.ts';
import { fileTooLarge, readListing, SNAPSHOT_LIMITS, type Snapshot } from './snapshot.ts';

/** Why a rules directory cannot be read out of git: no fault of the rules. */
export interface GitProblem {
  message: string;
  hint: string;
  /** The commit is there, and does not hold the directory. */
  noDirectory?: true;
}

/** Reading objects takes longer than asking for a name. */
const READING: GitOptions = { timeout: 60_000, limit: 256 * 1024 * 1024 };

/**
 * Reads a rules directory as it stands at a commit, from git's objects alone: neither the working tree nor the index
 * is touched or looked at. The same files, limits and texts as a reading of the directory.
 *
 * @param directory the directory as it is on disk: where it is in the repository says where it was at the commit
 * @param ref a branch, a tag, a commit, HEAD~1
 */
export async function readGitSnapshot(directory: string, ref: string): Promise<Snapshot | GitProblem> {
  const commit = await commitOf(directory, ref);
  if (typeof commit !== 'string') return commit;
  const prefix = await git(directory, ['rev-parse', '--show-prefix']);
  if (isGitFailure(prefix)) return unreadable(directory, prefix);
  const folder = prefix.toString('utf8').replace(/\/?\n$/, '');
  const tree = await git(
    directory,
    ['ls-tree', '-r', '-z', '-l', '--full-tree', `${commit}:${folder}`],
    READING,
  );
  if (isGitFailure(tree)) {
    const message = `${ref} has no directory ${folder === '' ? '.' : folder}`;
    const hint = 'name a commit that has the rules in the same place, or a directory';
    return { message, hint, noDirectory: true };
  }
  return readTree(directory, parseTree(tree.toString('utf8')), `${commit}:${folder}`);
}

/** Whether something went wrong that is no fault of the rules. */
export function isGitProblem(result: Snapshot | GitProblem): result is GitProblem {
  return !('texts' in result);
}

/** Whether git knows a commit by this name where the directory is. */
export async function knowsRef(directory: string, ref: string): Promise<boolean> {
  return typeof (await commitOf(directory, ref)) === 'string';
}

/** The whole name of a commit. A name that begins with a hyphen is never a ref, and would be an option to git. */
async function commitOf(directory: string, ref: string): Promise<string | GitProblem> {
  const unknown = { message: `git does not know "${ref}"` };
  if (ref === '' || ref.startsWith('-'))
    return { ...unknown, hint: 'name a branch, a tag or a commit: main, HEAD~1' };
  const commit = await git(directory, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (!isGitFailure(commit)) return commit.toString('utf8').trim();
  const shallow = await git(directory, ['rev-parse', '--is-shallow-repository']);
  if (isGitFailure(shallow)) return unreadable(directory, shallow);
  if (shallow.toString('utf8').trim() === 'true')
    return { ...unknown, hint: 'this clone is shallow: fetch it whole (fetch-depth: 0 in GitHub Actions)' };
  const names = await gitLine(directory, 'for-each-ref', '--format=%(refname:short)', '--count=1000');
  return { ...unknown, hint: refHint(ref, names?.split('\n') ?? []) };
}

function refHint(ref: string, names: string[]): string {
  const hint = suggestion(ref, names);
  return hint.startsWith('did') ? hint : 'name a branch, a tag or a commit, or a directory that is there';
}

async function unreadable(directory: string, { reason, message }: GitFailure): Promise<GitProblem> {
  if (reason === 'no-git') return { message, hint: 'install git, or compare with a directory' };
  const exists = await realpath(directory).then(
    () => true,
    () => false,
  );
  if (!exists)
    return { message: `the rules directory ${directory} is not there`, hint: 'name it with --rules' };
  if (/not a git repository/i.test(message))
    return { message: `${directory} is not in a git checkout`, hint: 'compare with a directory: --base DIR' };
  return {
    message: `git refuses to read ${directory}: ${message || reason}`,
    hint: 'see what git status says',
  };
}

async function readTree(
  directory: string,
  entries: TreeEntry[],
  fingerprint: string,
): Promise<Snapshot | GitProblem> {
  const byObject = new Map(entries.map((entry) => [entry.object, entry]));
  const links = await readObjects(
    directory,
    entries.filter(({ mode }) => mode === '120000').map(({ object }) => object),
  );
  if (!(links instanceof Map)) return unreadable(directory, links);
  const targets = new Map([...links].map(([object, bytes]) => [object, bytes.toString('utf8')]));
  const { files, problems, requestProblems } = listTree(directory, entries, targets);
  const isTooLarge = ({ path, kind }: (typeof files)[number]) =>
    (byObject.get(path)?.bytes ?? 0) > SNAPSHOT_LIMITS[kind].file;
  const objects = files.filter((file) => !isTooLarge(file)).map(({ path }) => path);
  const contents = await readObjects(directory, objects);
  if (!(contents instanceof Map)) return unreadable(directory, contents);
  const read = async (file: (typeof files)[number], shown: string): Promise<Uint8Array | Diagnostic> =>
    contents.get(file.path) ?? fileTooLarge(shown, file.kind);
  return readListing(directory, { files, problems, requestProblems, fingerprint }, read);
}

/** The bytes of objects, by name, from one `git cat-file --batch`. */
async function readObjects(
  directory: string,
  objects: readonly string[],
): Promise<Map<string, Buffer> | GitFailure> {
  const contents = new Map<string, Buffer>();
  if (objects.length === 0) return contents;
  const input = `${[...new Set(objects)].join('\n')}\n`;
  const output = await git(directory, ['cat-file', '--batch'], { ...READING, input });
  if (isGitFailure(output)) return output;
  for (let offset = 0; offset < output.length; ) {
    const end = output.indexOf(10, offset);
    const [object = '', type, bytes] = output.toString('utf8', offset, end).split(' ');
    if (type !== 'blob') return { reason: 'refused', message: `the object ${object} is not there` };
    const start = end + 1;
    contents.set(object, output.subarray(start, start + Number(bytes)));
    offset = start + Number(bytes) + 1;
  }
  return contents;
}
