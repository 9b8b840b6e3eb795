/** The text of a file as it is being changed. */
export interface Draft {
  text: string;
  /** The text that it was begun from; left out: there was no such file. */
  from?: string;
}

/** By the paths of their files. */
export type Drafts = Readonly<Record<string, Draft>>;

/** Keeps drafts in this browser until the tab is closed. */
export interface DraftStore {
  read: () => Drafts;
  write: (drafts: Drafts) => void;
}

const KEY = 'hookgate.drafts';

/** A storage that refuses, or holds something else, holds no drafts. */
export function createDraftStore(storage: Storage): DraftStore {
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
        return Object.fromEntries(Object.entries(kept as object).filter(([, one]) => isDraft(one)));
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

/** Drafts without some of them; where none is dropped, the very same. */
export function withoutDrafts(drafts: Drafts, isDropped: (path: string, draft: Draft) => boolean): Drafts {
  const kept = Object.entries(drafts).filter(([path, draft]) => !isDropped(path, draft));
  return kept.length === Object.keys(drafts).length ? drafts : Object.fromEntries(kept);
}

function isDraft(kept: unknown): kept is Draft {
  const { text, from } = (kept ?? {}) as Record<string, unknown>;
  return typeof text === 'string' && (from === undefined || typeof from === 'string');
}
