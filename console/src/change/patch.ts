import { createTwoFilesPatch } from 'diff';

/** A file before and after. */
export interface Change {
  /** From the top of the repository on. */
  path: string;
  before: string;
  after: string;
}

/** Changes as `git apply` takes them. */
export function patchOf(changes: readonly Change[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(({ path, before, after }) => `diff --git a/${path} b/${path}\n${hunksOf(path, before, after)}`)
    .join('');
}

/** Without the line of "=" that other tools draw. */
function hunksOf(path: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after).replace(/^=+\n/, '');
}
