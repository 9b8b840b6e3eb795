import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ChangeAnswer, FilesView } from '../../../src/console/api.ts';
import { type Loaded, valueIn } from '../api/answered.ts';
import { askAsTyped } from '../api/ask-as-typed.ts';
import type { ConsoleApi } from '../api/console-api.ts';
import { createDrafts } from './drafts.ts';
import { keepLineEnds } from './line-ends.ts';
import { patchOf } from './patch.ts';

export type RulesFile = FilesView['files'][number];

/** A file that is being looked at, and what would become of everything with its text as it is now. */
export interface ChangeModel {
  files: ReadonlySignal<Loaded<FilesView>>;
  file: ReadonlySignal<RulesFile | undefined>;
  /** The text as it stands in the directory. */
  before: ReadonlySignal<Loaded<string>>;
  /** The text in the editor. */
  text: ReadonlySignal<string | undefined>;
  changed: ReadonlySignal<boolean>;
  /** Paths of files with a draft. */
  drafted: ReadonlySignal<ReadonlySet<string>>;
  answer: ReadonlySignal<Loaded<ChangeAnswer>>;
  looking: ReadonlySignal<boolean>;
  load: () => Promise<void>;
  /** Opens a file by its path, or the first one with rules. */
  open: (path: string | undefined) => Promise<void>;
  edit: (text: string) => void;
  reset: () => void;
  patch: () => string;
}

/** Milliseconds without a key pressed before the service is asked. */
const PAUSE = 400;

export function createChange(api: ConsoleApi, storage: Storage): ChangeModel {
  const store = createDrafts(storage);
  const files = signal<Loaded<FilesView>>('waiting');
  const file = signal<RulesFile | undefined>(undefined);
  const before = signal<Loaded<string>>('waiting');
  const drafts = signal<Readonly<Record<string, string>>>(store.read());
  effect(() => store.write(drafts.value));
  const text = computed(() => drafts.value[file.value?.path ?? ''] ?? valueIn(before.value));
  const changed = computed(() => text.value !== undefined && text.value !== valueIn(before.value));
  const without = (path: string) => {
    const { [path]: _dropped, ...others } = drafts.peek();
    return others;
  };
  const open = async (found: RulesFile) => {
    batch(() => {
      file.value = found;
      before.value = 'waiting';
    });
    const read = await api.text(found.path);
    if (file.peek() === found) before.value = read;
  };
  const { answer, asking: looking } = askAsTyped(
    () =>
      file.value === undefined || text.value === undefined
        ? undefined
        : { path: file.value.path, text: text.value },
    api.change,
    { first: PAUSE, later: PAUSE },
  );
  return {
    ...{ files, file, before, text, changed },
    ...{ answer, looking },
    drafted: computed(() => new Set(Object.keys(drafts.value))),
    load: async () => {
      files.value = await api.files();
    },
    open: async (path) => {
      const all = valueIn(files.peek())?.files ?? [];
      const found =
        all.find((one) => (path === undefined ? one.kind === 'rules' : one.path === path)) ?? all[0];
      if (found !== undefined && found !== file.peek()) await open(found);
    },
    edit: (written) => {
      const { path } = file.peek() ?? {};
      if (path === undefined) return;
      const kept = keepLineEnds(text.peek() ?? '', written);
      drafts.value = kept === valueIn(before.peek()) ? without(path) : { ...drafts.peek(), [path]: kept };
    },
    reset: () => {
      drafts.value = without(file.peek()?.path ?? '');
    },
    patch: () => {
      const [path, old] = [file.peek()?.path, valueIn(before.peek())];
      return path === undefined || old === undefined
        ? ''
        : patchOf([{ path, before: old, after: text.peek() ?? old }]);
    },
  };
}
