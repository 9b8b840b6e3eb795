import { formatPatch, structuredPatch } from 'diff';

/** A file before and after. */
export interface Change {
  /** From where the patch applies. */
  path: string;
  /** Undefined: there is no such file yet. */
  before: string | undefined;
  after: string;
}

/** Changes as git writes them. */
export function patchOf(changes: readonly Change[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(filePatch)
    .join('');
}

function filePatch({ path, before, after }: Change): string {
  const isCreate = before === undefined;
  const from = isCreate ? '/dev/null' : `a/${path}`;
  // Something after the name: else patch(1) reads one with a space up to there.
  const end = path.includes(' ') ? ' ' : undefined;
  const patch = structuredPatch(from, `b/${path}`, before ?? '', after, end, end);
  return formatPatch({ ...patch, isGit: true, isCreate });
}
