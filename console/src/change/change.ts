import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ChangeAnswer, ChangedFile, FilesView } from '../../../src/console/api.ts';
import { type Loaded, type Problem, problemIn, valueIn } from '../api/api-result.ts';
import type { ConsoleApi } from '../api/console-api.ts';
import { debouncedQuery } from '../api/debounced-query.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createDraftStore, type Drafts, withoutDrafts } from './drafts.ts';
import { isDraftAlone, type ListedFile } from './listed-file.ts';
import { createOpenFile, type OpenFile } from './open-file.ts';
import { type Change, patchOf } from './patch.ts';

/** Drafts of files, one of which is open, and the results of all drafts together. */
export interface ChangeModel extends OpenFile {
  directory: ReadonlySignal<Loaded<FilesView>>;
  /** The number of files with a draft. */
  changed: ReadonlySignal<number>;
  answer: ReadonlySignal<Loaded<ChangeAnswer>>;
  checking: ReadonlySignal<boolean>;
  /** Reloads the directory. */
  load: () => Promise<void>;
  /** Creates a draft of a new file; resolves with the problem if the path is not allowed. */
  create: (path: string) => Promise<Problem | undefined>;
  /** The patch of all drafts. */
  patch: () => string;
}

/** Milliseconds without a key press before the service is called. */
const DEBOUNCE = 400;

export function createChange(api: ConsoleApi, storage: Storage): ChangeModel {
  const directory = createDirectory(api);
  const drafts = storedDrafts(storage);
  const openFile = createOpenFile(directory, drafts);
  const { answer, pending: checking, retry } = queryChange(api, directory, drafts);
  const load = async () => {
    await directory.load([...new Set([...Object.keys(drafts.peek()), openFile.path.peek() ?? ''])]);
    const { texts } = directory;
    // A draft equal to its file is dropped, for example after the patch was applied.
    drafts.value = withoutDrafts(
      drafts.peek(),
      (path, { text }) => text === valueIn(texts.peek()[path] ?? 'waiting'),
    );
    const results = valueIn(answer.peek());
    const hasFailed = problemIn(answer.peek()) !== undefined;
    if (hasFailed || (results !== undefined && !isOf(results, directory))) retry();
  };
  effect(() => {
    const results = valueIn(answer.value);
    if (results !== undefined && !isOf(results, directory)) void load();
  });
  return {
    ...openFile,
    ...{ answer, checking, load },
    directory: directory.view,
    changed: computed(() => Object.keys(drafts.value).length),
    create: async (path) => {
      if (openFile.files.peek().some((file) => file.path === path)) return undefined;
      const files = [...textsOf(drafts.peek()), { path, text: '' }];
      const problem = problemIn(await api.change({ files }, new AbortController().signal));
      if (problem === undefined) drafts.value = { ...drafts.peek(), [path]: { text: '' } };
      return problem;
    },
    patch: () => {
      const below = valueIn(directory.view.peek())?.patch.below ?? '';
      return patchOf(openFile.files.peek().flatMap((file) => changeOf(file, below, drafts.peek())));
    },
  };
}

function storedDrafts(storage: Storage): Signal<Drafts> {
  const store = createDraftStore(storage);
  const drafts = signal(store.read());
  effect(() => store.write(drafts.value));
  return drafts;
}

/** Queries the results of all drafts together, once the directory is loaded. */
function queryChange(api: ConsoleApi, directory: Directory, drafts: Signal<Drafts>) {
  const isKnown = computed(() => valueIn(directory.view.value) !== undefined);
  const question = () => (isKnown.value ? { files: textsOf(drafts.value) } : undefined);
  return debouncedQuery(question, api.change, { first: DEBOUNCE, later: DEBOUNCE });
}

function textsOf(drafts: Drafts): ChangedFile[] {
  return Object.entries(drafts).map(([path, { text }]) => ({ path, text }));
}

/** True if the results are of the directory as it was loaded. */
function isOf({ contentDigest }: ChangeAnswer, { view }: Directory): boolean {
  return contentDigest === valueIn(view.peek())?.contentDigest;
}

/** The change from the text that the draft started from, so that a patch does not revert later changes of the file. */
function changeOf(file: ListedFile, below: string, drafts: Drafts): Change[] {
  const draft = drafts[file.path];
  if (draft === undefined) return [];
  // Texts come without the byte order mark of their files; a patch needs it.
  const mark = file.mark ? '\uFEFF' : '';
  const before = isDraftAlone(file) || draft.from === undefined ? undefined : mark + draft.from;
  return [{ path: `${below}${file.name}`, before, after: mark + draft.text }];
}
