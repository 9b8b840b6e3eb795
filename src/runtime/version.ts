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
  const changes = await git(directory, 'status', '--porcelain', '--ignore-submodules=all', '--', '.');
  return `${short}+${commit}${changes === '' ? '' : '.dirty'}`;
}

/**
 * The directory under judgement may hold anything, also files that make it look like a repository of its own with a
 * configuration that runs programs: only a real checkout counts, and nothing that it configures is run.
 */
const CAREFULLY = [
  '--no-optional-locks',
  ...['safe.bareRepository=explicit', 'core.fsmonitor=false', 'core.hooksPath=/dev/null'].flatMap(
    (option) => ['-c', option],
  ),
];

/** What git says, or undefined: no git, no checkout, no commit yet. */
async function git(directory: string, ...command: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', [...CAREFULLY, '-C', directory, ...command], { timeout: 2000 });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
