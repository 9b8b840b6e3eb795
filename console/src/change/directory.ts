import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { FilesView } from '../../../src/console/api.ts';
import { type Loaded, valueIn } from '../api/api-result.ts';
import type { ConsoleApi } from '../api/console-api.ts';

/** The texts of files that were requested, by path. */
export type Texts = Readonly<Record<string, Loaded<string>>>;

/** The rules directory as it was last loaded. */
export interface Directory {
  view: ReadonlySignal<Loaded<FilesView>>;
  texts: ReadonlySignal<Texts>;
  /** Loads the names of all files, and the texts of these. */
  load: (paths: readonly string[]) => Promise<void>;
  /** Loads the text of one file. */
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
      // Sequentially: the service limits concurrent requests.
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
