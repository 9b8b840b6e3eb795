import { formatPatch, structuredPatch } from 'diff';

/** A file before and after. */
export interface Change {
  /** Relative to the directory in which the patch is applied. */
  path: string;
  /** Undefined for a new file. */
  before: string | undefined;
  after: string;
}

/** Changes as a git patch. */
export function patchOf(changes: readonly Change[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(filePatch)
    .join('');
}

function filePatch({ path, before, after }: Change): string {
  const isCreate = before === undefined;
  const from = isCreate ? '/dev/null' : `a/${path}`;
  // patch(1) ends a file name at the first space unless a tab and text follow.
  const end = path.includes(' ') ? ' ' : undefined;
  const patch = structuredPatch(from, `b/${path}`, before ?? '', after, end, end);
  return formatPatch({ ...patch, isGit: true, isCreate });
}
