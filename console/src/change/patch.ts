import { formatPatch, structuredPatch } from 'diff';

/** A file before and after. */
export interface Change {
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
  return formatPatch({ ...structuredPatch(from, `b/${path}`, before ?? '', after), isGit: true, isCreate });
}
