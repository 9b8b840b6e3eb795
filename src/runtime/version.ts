import { gitLine } from './git.ts';

/** The beginning of a rule set's digest: its version without the commit. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12);
}

/**
 * The name of a generation: the beginning of its digest, and where the directory is in a git checkout the commit,
 * `.dirty` if the rules differ from it: `3f2a9c01b7de+9b1c2d3.dirty`.
 */
export async function versionOf(digest: string, directory: string): Promise<string> {
  const short = shortDigest(digest);
  const commit = await gitLine(directory, 'rev-parse', '--short=7', 'HEAD');
  if (commit === undefined) return short;
  const changes = await gitLine(directory, 'status', '--porcelain', '--ignore-submodules=all', '--', '.');
  return `${short}+${commit}${changes === '' ? '' : '.dirty'}`;
}
