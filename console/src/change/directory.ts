import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { FilesView } from '../../../src/console/api.ts';
import { type Loaded, valueIn } from '../api/answered.ts';
import type { ConsoleApi } from '../api/console-api.ts';

/** Texts of files, by their paths, as far as they were asked for. */
export type Texts = Readonly<Record<string, Loaded<string>>>;

/** The rules directory as it was when it was last looked at. */
export interface Directory {
  view: ReadonlySignal<Loaded<FilesView>>;
  texts: ReadonlySignal<Texts>;
  /** Looks again: at the names of all files, and at the texts of these. */
  load: (paths: readonly string[]) => Promise<void>;
  /** Asks for the text of one more file. */
  read: (path: string) => Promise<void>;
}

export function createDirectory(api: ConsoleApi): Directory {
  const view = signal<Loaded<FilesView>>('waiting');
  const texts = signal<Texts>({});
  return {
    view,
    texts,
    load: async (paths) => {
      const found = await api.files();
      const there = new Set(valueIn(found)?.files.map(({ path }) => path));
      const read: Record<string, Loaded<string>> = {};
      // One after the other: the service has few places for questions that wait.
      for (const path of paths) if (there.has(path)) read[path] = await api.text(path);
      batch(() => {
        view.value = found;
        texts.value = read;
      });
    },
    read: async (path) => {
      const text = await api.text(path);
      texts.value = { ...texts.peek(), [path]: text };
    },
  };
}
