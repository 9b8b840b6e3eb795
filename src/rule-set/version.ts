import { createHash } from 'node:crypto';
import type { RulesText } from '../rules/parse.ts';
import { type Checkout, findCheckout, type GitFailure, isGitFailure } from './git/checkout.ts';
import { git } from './git/git.ts';
import { commitOf, readTree } from './git/git-objects.ts';
import { listTree } from './git/git-tree.ts';
import { shownPath } from './list-files.ts';
import type { Snapshot } from './snapshot.ts';

/** The name of a rule set version. */
export interface RulesVersion {
  /**
   * The beginning of the digest, and in a git checkout the commit, `.dirty` if its rule files and lists differ from those
   * that were read: `3f2a9c01b7de+9b1c2d3.dirty`.
   */
  version: string;
  /** The reason why there is no commit, although there is a checkout and git is installed. */
  commitProblem?: string;
}

/** The beginning of a rule set's digest: its version without the commit. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12);
}

/**
 * The version of a snapshot. It is compared with HEAD by git's object names, and not by `git status`, which runs programs
 * that the repository configures.
 */
export async function versionOf(
  { digest, texts }: Pick<Snapshot, 'digest' | 'texts'>,
  directory: string,
): Promise<RulesVersion> {
  const short = shortDigest(digest);
  const head = await headOf(directory);
  if (isGitFailure(head)) return { version: short, ...problemIn(head) };
  const shown = shownPath(directory);
  const read = texts.filter(isRule).map((text) => [text.path.slice(shown.length + 1), text] as const);
  const isSame =
    read.length === head.objects.size &&
    read.every(([name, text]) => isContentOf(head.objects.get(name) ?? '', text));
  return { version: `${short}+${head.name}${isSame ? '' : '.dirty'}` };
}

/** The checked out commit: its short name, and the objects of its rule files and lists, by path. */
async function headOf(
  directory: string,
): Promise<{ name: string; objects: Map<string, string> } | GitFailure> {
  const checkout = await findCheckout(directory);
  if (isGitFailure(checkout)) return checkout;
  const commit = await commitOf(checkout, 'HEAD');
  if (typeof commit !== 'string') return commit;
  const [name, tree] = await Promise.all([shortName(checkout, commit), readTree(checkout, commit)]);
  if (typeof name !== 'string') return name;
  if (isGitFailure(tree)) return tree;
  const { files } = listTree(directory, tree.entries, tree.targets);
  return { name, objects: new Map(files.filter(isRule).map((file) => [file.name, file.path])) };
}

async function shortName(checkout: Checkout, commit: string): Promise<string | GitFailure> {
  const name = await git(checkout, ['rev-parse', '--verify', '--short=7', commit]);
  return isGitFailure(name) ? name : name.toString('utf8').trim();
}

function isRule({ kind }: Pick<RulesText, 'kind'>): boolean {
  return kind === 'rules' || kind === 'list';
}

/**
 * True if a git object holds the text. Line ends may be CRLF instead of LF: git converts them at checkout if
 * `core.autocrlf` or an attribute says so. Other conversions are those of the repository's own programs.
 */
function isContentOf(object: string, { text, mark }: RulesText): boolean {
  const algorithm = object.length === 64 ? 'sha256' : 'sha1';
  const nameOf = (content: string) => {
    const bytes = Buffer.from(mark ? `\ufeff${content}` : content);
    return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  };
  return nameOf(text) === object || nameOf(text.replaceAll('\r\n', '\n')) === object;
}

/** A checkout without a commit yet, no checkout, and no git are not reported. */
function problemIn({ reason, message }: GitFailure): Pick<RulesVersion, 'commitProblem'> {
  const isExpected = reason === 'no-checkout' || reason === 'no-directory' || reason === 'no-git';
  return isExpected || message === '' ? {} : { commitProblem: message };
}
