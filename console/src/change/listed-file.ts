import type { FilesView } from '../../../src/console/api.ts';
import { kindOf } from '../../../src/rules/file-kind.ts';
import { valueIn } from '../api/answered.ts';
import type { Texts } from './directory.ts';
import type { Draft, Drafts } from './drafts.ts';

/** A file that can be worked on: it is in the directory, or a draft alone. */
export type ListedFile = FilesView['files'][number] & {
  /** Below the directory. */
  name: string;
  state?: DraftState | undefined;
};

/** What there is of a file beside its draft: none, the one it was begun from, another one, none any more. */
export type DraftState = 'new' | 'changed' | 'outdated' | 'gone';

export function listFiles({ directory, files }: FilesView, drafts: Drafts, texts: Texts): ListedFile[] {
  const root = `${directory}/`;
  const nameOf = (path: string) => (path.startsWith(root) ? path.slice(root.length) : path);
  const there = new Set(files.map(({ path }) => path));
  // A draft may be of another directory, and of no kind here; it is listed to be dropped.
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

/** Whether there is nothing of it in the directory. */
export function isDraftAlone({ state }: ListedFile): boolean {
  return state === 'new' || state === 'gone';
}

/** @param now the text in the directory; undefined: it is not known */
function stateOf(draft: Draft | undefined, there: boolean, now: string | undefined): DraftState | undefined {
  if (draft === undefined) return undefined;
  if (!there) return draft.from === undefined ? 'new' : 'gone';
  return now === undefined || now === draft.from ? 'changed' : 'outdated';
}
