import { type Checkout, type GitFailure, isGitFailure } from './checkout.ts';
import { type GitOptions, git } from './git.ts';
import { parseTree, type TreeEntry } from './git-tree.ts';

/** The files of a commit below a folder, and the targets of its symlinks by object name. */
export interface CommittedTree {
  /** Paths are those below the folder. */
  entries: TreeEntry[];
  targets: ReadonlyMap<string, string>;
}

/** SHA-1 or SHA-256, in hexadecimal. */
const OBJECT_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * The full name of the commit of a revision. The failure has no message if the revision is unknown.
 *
 * @param revision a branch, a tag, a commit, `HEAD~1`; it must not start with a hyphen, which marks an option of git
 */
export async function commitOf(
  checkout: Checkout,
  revision: string,
  options?: GitOptions,
): Promise<string | GitFailure> {
  const answer = await git(checkout, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], options);
  if (isGitFailure(answer)) return answer;
  const name = answer.toString('utf8').trim();
  // `^main` means all commits but those of main, and git answers with more than a name.
  return OBJECT_NAME.test(name) ? name : { reason: 'refused', message: '' };
}

/** Lists the files of a commit below the folder of a checkout; empty if the commit has no such folder. */
export async function readTree(
  checkout: Checkout,
  commit: string,
  { sizes = false, ...options }: GitOptions & { sizes?: boolean } = {},
): Promise<CommittedTree | GitFailure> {
  const prefix = checkout.folder === '' ? '' : `${checkout.folder}/`;
  const command = ['ls-tree', '-r', '-z', ...(sizes ? ['-l'] : []), '--full-tree', commit];
  const output = await git(checkout, [...command, ...(prefix === '' ? [] : ['--', prefix])], options);
  if (isGitFailure(output)) return output;
  const all = parseTree(output.toString('utf8'));
  if (all === undefined) return { reason: 'refused', message: 'git ls-tree wrote what hookgate cannot read' };
  const entries = all.map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }));
  const links = entries.filter(({ mode }) => mode === '120000').map(({ object }) => object);
  const contents = await readObjects(checkout, links, options);
  if (!(contents instanceof Map)) return contents;
  return { entries, targets: new Map([...contents].map(([name, bytes]) => [name, bytes.toString('utf8')])) };
}

/** The bytes of blobs, by name, from one `git cat-file --batch`. */
export async function readObjects(
  checkout: Checkout,
  names: readonly string[],
  options: GitOptions,
): Promise<Map<string, Buffer> | GitFailure> {
  const contents = new Map<string, Buffer>();
  if (names.length === 0) return contents;
  const input = `${[...new Set(names)].join('\n')}\n`;
  const output = await git(checkout, ['cat-file', '--batch'], { ...options, input });
  if (isGitFailure(output)) return output;
  for (let offset = 0; offset < output.length; ) {
    const end = output.indexOf(10, offset);
    const [name = '', type, bytes] = output.toString('utf8', offset, end).split(' ');
    if (type !== 'blob') return { reason: 'refused', message: `the object ${name} is not there` };
    const start = end + 1;
    contents.set(name, output.subarray(start, start + Number(bytes)));
    offset = start + Number(bytes) + 1;
  }
  return contents;
}
