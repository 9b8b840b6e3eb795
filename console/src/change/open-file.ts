import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Loaded, valueIn } from '../api/api-result.ts';
import type { Directory } from './directory.ts';
import { type Drafts, withoutDrafts } from './drafts.ts';
import { keepLineEnds } from './line-ends.ts';
import { isDraftAlone, type ListedFile, listFiles } from './listed-file.ts';

/** The file in the editor, and the files that can be opened. */
export interface OpenFile {
  files: ReadonlySignal<readonly ListedFile[]>;
  /** The requested path, which may not exist. */
  path: ReadonlySignal<string | undefined>;
  file: ReadonlySignal<ListedFile | undefined>;
  /** The file's text in the directory. */
  before: ReadonlySignal<Loaded<string>>;
  /** The text in the editor. */
  text: ReadonlySignal<string | undefined>;
  /** Opens a file by its path; undefined means the open file, or else the first rule file. */
  open: (path: string | undefined) => Promise<void>;
  edit: (text: string) => void;
  /** Discards the draft of the file; a file that is not in the directory is closed. */
  reset: () => void;
}

export function createOpenFile({ view, texts, read }: Directory, drafts: Signal<Drafts>): OpenFile {
  const path = signal<string | undefined>(undefined);
  const files = computed(() => {
    const there = valueIn(view.value);
    return there === undefined ? [] : listFiles(there, drafts.value, texts.value);
  });
  const file = computed(() => files.value.find((one) => one.path === path.value));
  const before = computed(() => texts.value[path.value ?? ''] ?? 'waiting');
  const text = computed(() => drafts.value[path.value ?? '']?.text ?? valueIn(before.value));
  const drop = () => {
    drafts.value = withoutDrafts(drafts.peek(), (one) => one === path.peek());
  };
  return {
    ...{ files, path, file, before, text },
    open: async (wanted) => {
      const first = files.peek().find(({ kind }) => kind === 'rules') ?? files.peek()[0];
      path.value = wanted ?? (file.peek() ?? first)?.path;
      const opened = file.peek();
      if (opened === undefined || isDraftAlone(opened) || valueIn(before.peek()) !== undefined) return;
      await read(opened.path);
    },
    edit: (written) => {
      const [at, now] = [path.peek() ?? '', valueIn(before.peek())];
      const { from } = drafts.peek()[at] ?? { from: now };
      const kept = keepLineEnds(text.peek() ?? '', written);
      if (now !== undefined && (kept === now || kept === from)) drop();
      else drafts.value = { ...drafts.peek(), [at]: { text: kept, ...(from !== undefined && { from }) } };
    },
    reset: () =>
      batch(() => {
        drop();
        if (file.peek() === undefined) path.value = undefined;
      }),
  };
}
