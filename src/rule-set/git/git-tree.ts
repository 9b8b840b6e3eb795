import { compareText } from '../../diagnostics/diagnostic.ts';
import { kindOf } from '../../rules/file-kind.ts';
import { DIRECTORY_LIMITS, type FoundFile, type Listing, REFUSALS, Refusals } from '../list-files.ts';

/** One line of `git ls-tree -r`: a path and its object. */
export interface TreeEntry {
  /** Git's mode: 100644 and 100755 are files, 120000 is a link, 160000 another repository. */
  mode: string;
  /** The name of the object in git's store. */
  object: string;
  /** The size, with `ls-tree -l`. */
  bytes?: number;
  /** Below the rules directory, with `/`. */
  path: string;
}

type Node =
  | { kind: 'folder'; children: Map<string, Node> }
  | { kind: 'file'; entry: TreeEntry }
  | { kind: 'link'; folder: readonly string[]; target: string }
  | { kind: 'repository' };

/** Limit of symlinks on the way to a target; more count as a circle. */
const MOST_LINKS = 40;

/** Parses the output of `git ls-tree -r -z`, with or without `-l`; undefined for other output. */
export function parseTree(output: string): TreeEntry[] | undefined {
  const entries: TreeEntry[] = [];
  for (const line of output.split('\0').slice(0, -1)) {
    const [, mode, object, bytes, path] = /^(\d+) \w+ ([0-9a-f]+)(?: +(\d+|-|BAD))?\t(.+)$/s.exec(line) ?? [];
    if (mode === undefined || object === undefined || path === undefined) return undefined;
    entries.push({ mode, object, path, ...(bytes !== undefined && { bytes: Number(bytes) || 0 }) });
  }
  return entries;
}

/**
 * Lists the files of a tree in git as `listRules` lists those of a directory: the same names, the same
 * limits, and links that may not leave it.
 *
 * @param targets the target of each symlink, by its object
 */
export function listTree(
  directory: string,
  entries: readonly TreeEntry[],
  targets: ReadonlyMap<string, string>,
): Omit<Listing, 'fingerprint'> {
  const root = treeOf(entries, targets);
  const files: FoundFile[] = [];
  const refusals = new Refusals(directory);
  const { problems, requestProblems } = refusals;
  const enter = (name: string, node: Node, ancestors: readonly Node[]): void => {
    const kind = kindOf(name);
    const target = node.kind === 'link' ? follow(root, node) : node;
    // The target of a link out of the tree is unknown: only its own name counts.
    if (target === 'outside') {
      if (kind !== undefined) refusals.refuse(name, REFUSALS.outside);
    } else if (target === undefined) {
      if (kind !== undefined) refusals.refuse(name, REFUSALS.unreadable('ENOENT'));
    } else if (target.kind === 'repository') refusals.refuse(name, REFUSALS.unreadable('it is a submodule'));
    else if (target.kind === 'file') {
      if (kind !== undefined) files.push({ name, path: target.entry.object, kind });
    } else if (kind !== undefined && kind !== 'request')
      refusals.refuse(name, REFUSALS.notAFile('a directory'));
    else if (ancestors.includes(target) || ancestors.length > DIRECTORY_LIMITS.depth)
      refusals.refuse(name, REFUSALS.loop);
    else walk(target, `${name}/`, [...ancestors, target]);
  };
  const walk = (folder: Node, prefix: string, ancestors: readonly Node[]): void => {
    for (const [name, child] of folder.kind === 'folder' ? folder.children : [])
      if (!name.startsWith('.')) enter(`${prefix}${name}`, child, ancestors);
  };
  if (entries.length <= DIRECTORY_LIMITS.names) walk(root, '', [root]);
  const counted = files.filter(({ kind }) => kind !== 'request').length;
  if (entries.length > DIRECTORY_LIMITS.names || counted > DIRECTORY_LIMITS.files) {
    refusals.refuse('', REFUSALS.tooMany);
    return { files: [], problems, requestProblems };
  }
  return { files: files.toSorted((a, b) => compareText(a.name, b.name)), problems, requestProblems };
}

function treeOf(entries: readonly TreeEntry[], targets: ReadonlyMap<string, string>): Node {
  const root: Node = { kind: 'folder', children: new Map() };
  for (const entry of entries) {
    const folders = entry.path.split('/');
    const name = folders.pop() ?? '';
    let parent = root;
    for (const folder of folders) {
      const next = parent.children.get(folder) ?? { kind: 'folder', children: new Map() };
      parent.children.set(folder, next);
      if (next.kind === 'folder') parent = next;
    }
    parent.children.set(name, nodeOf(entry, folders, targets));
  }
  return root;
}

function nodeOf(entry: TreeEntry, folder: string[], targets: ReadonlyMap<string, string>): Node {
  if (entry.mode === '160000') return { kind: 'repository' };
  if (entry.mode !== '120000') return { kind: 'file', entry };
  return { kind: 'link', folder, target: targets.get(entry.object) ?? '' };
}

/** The target of a symlink; undefined if it is missing or a circle. */
function follow(root: Node, link: Node & { kind: 'link' }): Node | 'outside' | undefined {
  const way: string[] = [...link.folder];
  const ahead = link.target.split('/');
  if (link.target.startsWith('/')) return 'outside';
  for (let links = 0; ahead.length > 0; ) {
    const name = ahead.shift() ?? '';
    if (name === '..' && way.length === 0) return 'outside';
    if (name === '..') way.pop();
    if (name === '..' || name === '.' || name === '') continue;
    const node = nodeAt(root, [...way, name]);
    if (node?.kind !== 'link') {
      way.push(name);
      continue;
    }
    links += 1;
    if (node.target.startsWith('/')) return 'outside';
    if (links > MOST_LINKS) return undefined;
    ahead.unshift(...node.target.split('/'));
  }
  return nodeAt(root, way);
}

function nodeAt(root: Node, way: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const name of way) node = node?.kind === 'folder' ? node.children.get(name) : undefined;
  return node;
}
