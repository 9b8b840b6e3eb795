import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The name of a generation: the beginning of its digest, and where the directory is in a git checkout the commit,
 * `.dirty` if the rules differ from it: `3f2a9c01b7de+9b1c2d3.dirty`.
 */
export async function versionOf(digest: string, directory: string): Promise<string> {
  const short = digest.slice(0, 12);
  const commit = await git(directory, 'rev-parse', '--short=7', 'HEAD');
  if (commit === undefined) return short;
  const changes = await git(directory, 'status', '--porcelain', '--', '.');
  return `${short}+${commit}${changes === '' ? '' : '.dirty'}`;
}

/** What git says, or undefined: no git, no checkout, no commit yet. */
async function git(directory: string, ...command: string[]): Promise<string | undefined> {
  try {
    // Looking must not lock the index under somebody's own git command.
    const { stdout } = await run('git', ['--no-optional-locks', '-C', directory, ...command], {
      timeout: 2000,
    });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
