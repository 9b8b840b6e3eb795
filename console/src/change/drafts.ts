/** Texts of files as they are being changed, kept in this browser until the tab is closed. */
export interface Drafts {
  read: () => Record<string, string>;
  write: (drafts: Readonly<Record<string, string>>) => void;
}

const KEY = 'hookgate.drafts';

/** A storage that refuses, or holds something else, holds no drafts. */
export function createDrafts(storage: Storage): Drafts {
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
        const entries = Object.entries(kept as object).filter(([, text]) => typeof text === 'string');
        return Object.fromEntries(entries);
      } catch {
        return {};
      }
    },
    write: (drafts) => {
      try {
        storage.setItem(KEY, JSON.stringify(drafts));
      } catch {
        // A storage that is full or forbidden: the drafts live as long as the page does.
      }
    },
  };
}
