import type { Stats } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { codeOf } from '../../diagnostics/error-message.ts';

/** A git checkout, found by its `.git` without asking git. */
export interface Checkout {
  /** The absolute path of `.git`: a directory, or a file in a linked worktree or a submodule. */
  gitDirectory: string;
  /** The directory that was asked for, below the top of the checkout, with `/`; empty at the top. */
  folder: string;
}

/**
 * The reason why git has no result. no-directory, no-checkout, foreign (somebody else's checkout): it was not asked.
 * no-git: it is not installed. stopped: it took too long or wrote too much. refused: it ended with an error.
 */
export interface GitFailure {
  reason: 'no-directory' | 'no-checkout' | 'foreign' | 'no-git' | 'stopped' | 'refused';
  /** The message for users; messages of git are in English. Empty if git has none. */
  message: string;
}

export function isGitFailure<Answer extends object>(answer: Answer | GitFailure): answer is GitFailure {
  return 'reason' in answer;
}

/**
 * Finds the checkout that a directory is in. Like git, it looks in the directory and in those above it, up to the end
 * of the file system. Unlike git, it takes no bare repository, whose files a commit could hold as ordinary ones, and
 * trusts more owners: a `.git` counts if it belongs to this process's user, to root, or to the owner of the directory,
 * who controls its content anyway. On Windows owners are unknown, so that every `.git` counts.
 */
export async function findCheckout(directory: string): Promise<Checkout | GitFailure> {
  try {
    const start = await realpath(directory);
    const { dev, uid } = await stat(start);
    for (let top = start; ; top = dirname(top)) {
      const owner = await ownerOfGit(join(top, '.git'));
      if (owner !== undefined) {
        const trusted = [process.getuid?.() ?? owner, 0, uid];
        if (!trusted.includes(owner)) return foreign(join(top, '.git'), owner, trusted);
        return {
          gitDirectory: join(top, '.git'),
          folder: relative(top, start).replaceAll(sep, '/'),
        };
      }
      if (dirname(top) === top || (await stat(dirname(top))).dev !== dev)
        return { reason: 'no-checkout', message: `${directory} is not in a git checkout` };
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      return { reason: 'no-directory', message: `the rules directory ${directory} is not there` };
    return { reason: 'refused', message: `${directory} cannot be read (${codeOf(error)})` };
  }
}

/** The owner of a `.git`, or of the symlink. Undefined if it is missing or empty. */
async function ownerOfGit(path: string): Promise<number | undefined> {
  const [link, target] = await Promise.all([ifThere(lstat(path)), ifThere(stat(path))]);
  const isEmpty = target?.isDirectory?.() && (await ifThere(lstat(join(path, 'HEAD')))) === undefined;
  return target === undefined || isEmpty ? undefined : link?.uid;
}

/** A path without read permission counts as existing: git reports the problem. */
function ifThere(stats: Promise<Stats>): Promise<Partial<Stats> | undefined> {
  return stats.catch((error) => (codeOf(error) === 'ENOENT' ? undefined : {}));
}

function foreign(path: string, owner: number, [user, , rules]: number[]): GitFailure {
  const expected = `to the user of this process (${user}), to root, or to the owner of the rules (${rules})`;
  return { reason: 'foreign', message: `${path} belongs to the user ${owner}, and not ${expected}` };
}
