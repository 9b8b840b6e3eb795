import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ChangeAnswer, ChangedFile, FilesView } from '../../../src/console/api.ts';
import { type Loaded, type Problem, problemIn, valueIn } from '../api/answered.ts';
import { askAsTyped } from '../api/ask-as-typed.ts';
import type { ConsoleApi } from '../api/console-api.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createDraftStore, type Drafts, withoutDrafts } from './drafts.ts';
import { isDraftAlone, type ListedFile } from './listed-file.ts';
import { createOpenFile, type OpenFile } from './open-file.ts';
import { type Change, patchOf } from './patch.ts';

/** Drafts of files, one of which is open, and what would become of everything with all of them. */
export interface ChangeModel extends OpenFile {
  directory: ReadonlySignal<Loaded<FilesView>>;
  /** How many files have a draft. */
  changed: ReadonlySignal<number>;
  answer: ReadonlySignal<Loaded<ChangeAnswer>>;
  looking: ReadonlySignal<boolean>;
  /** Looks at the directory again. */
  load: () => Promise<void>;
  /** Begins a draft of a file that is not there yet; resolves with why there can be none. */
  begin: (path: string) => Promise<Problem | undefined>;
  /** Of all drafts. */
  patch: () => string;
}

/** Milliseconds without a key pressed before the service is asked. */
const PAUSE = 400;

export function createChange(api: ConsoleApi, storage: Storage): ChangeModel {
  const directory = createDirectory(api);
  const drafts = keptDrafts(storage);
  const openFile = createOpenFile(directory, drafts);
  const { answer, asking: looking, ask } = askForAll(api, directory, drafts);
  const load = async () => {
    await directory.load([...new Set([...Object.keys(drafts.peek()), openFile.path.peek() ?? ''])]);
    const { texts } = directory;
    // What stands in its file by now, as after the patch was applied, is no draft any more.
    drafts.value = withoutDrafts(
      drafts.peek(),
      (path, { text }) => text === valueIn(texts.peek()[path] ?? 'waiting'),
    );
    const told = valueIn(answer.peek());
    const isAnswered = problemIn(answer.peek()) === undefined;
    if (!isAnswered || (told !== undefined && !isOf(told, directory))) ask();
  };
  effect(() => {
    const told = valueIn(answer.value);
    if (told !== undefined && !isOf(told, directory)) void load();
  });
  return {
    ...openFile,
    ...{ answer, looking, load },
    directory: directory.view,
    changed: computed(() => Object.keys(drafts.value).length),
    begin: async (path) => {
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

function keptDrafts(storage: Storage): Signal<Drafts> {
  const store = createDraftStore(storage);
  const drafts = signal(store.read());
  effect(() => store.write(drafts.value));
  return drafts;
}

/** Asks about all drafts together, once somebody looks at the directory. */
function askForAll(api: ConsoleApi, directory: Directory, drafts: Signal<Drafts>) {
  const isKnown = computed(() => valueIn(directory.view.value) !== undefined);
  const question = () => (isKnown.value ? { files: textsOf(drafts.value) } : undefined);
  return askAsTyped(question, api.change, { first: PAUSE, later: PAUSE });
}

function textsOf(drafts: Drafts): ChangedFile[] {
  return Object.entries(drafts).map(([path, { text }]) => ({ path, text }));
}

/** Whether an answer is about the directory as it was seen here. */
function isOf({ contentDigest }: ChangeAnswer, { view }: Directory): boolean {
  return contentDigest === valueIn(view.peek())?.contentDigest;
}

/** Against what the draft was begun from: so a patch takes nothing back that others have written meanwhile. */
function changeOf(file: ListedFile, below: string, drafts: Drafts): Change[] {
  const draft = drafts[file.path];
  if (draft === undefined) return [];
  // The text of a file is without its byte order mark, and what a patch begins with is not.
  const mark = file.mark ? '\uFEFF' : '';
  const before = isDraftAlone(file) || draft.from === undefined ? undefined : mark + draft.from;
  return [{ path: `${below}${file.name}`, before, after: mark + draft.text }];
}
