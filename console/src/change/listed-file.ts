import type { FilesView } from '../../../src/console/api.ts';
import { kindOf } from '../../../src/rules/file-kind.ts';
import { valueIn } from '../api/api-result.ts';
import type { Texts } from './directory.ts';
import type { Draft, Drafts } from './drafts.ts';

/** A file that can be edited: one of the directory, or a draft of a file that is not there. */
export type ListedFile = FilesView['files'][number] & {
  /** Path relative to the directory. */
  name: string;
  state?: DraftState | undefined;
};

/** The file of a draft: not created yet, as it was when the draft was created, changed since then, or deleted. */
export type DraftState = 'new' | 'changed' | 'outdated' | 'gone';

export function listFiles({ directory, files }: FilesView, drafts: Drafts, texts: Texts): ListedFile[] {
  const root = `${directory}/`;
  const nameOf = (path: string) => (path.startsWith(root) ? path.slice(root.length) : path);
  const there = new Set(files.map(({ path }) => path));
  // A draft of another directory is listed, so that the user can discard it.
  const others = Object.keys(drafts)
    .filter((path) => !there.has(path))
    .map((path) => ({ path, kind: kindOf(nameOf(path)) ?? 'rules' }));
  return [...files, ...others]
    .map((file) => {
      const { path } = file;
      const state = stateOf(drafts[path], there.has(path), valueIn(texts[path] ?? 'waiting'));
      return { ...file, name: nameOf(path), state };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** True if the directory does not have the file. */
export function isDraftAlone({ state }: ListedFile): boolean {
  return state === 'new' || state === 'gone';
}

/** @param now  the text in the directory; undefined if it is not loaded */
function stateOf(draft: Draft | undefined, there: boolean, now: string | undefined): DraftState | undefined {
  if (draft === undefined) return undefined;
  if (!there) return draft.from === undefined ? 'new' : 'gone';
  return now === undefined || now === draft.from ? 'changed' : 'outdated';
}
