/** The edited text of a file. */
export interface Draft {
  text: string;
  /** The text of the file when the draft was created; absent for a new file. */
  from?: string;
}

/** Drafts by the path of their file. */
export type Drafts = Readonly<Record<string, Draft>>;

/** Stores drafts until the browser tab is closed. */
export interface DraftStore {
  read: () => Drafts;
  write: (drafts: Drafts) => void;
}

const KEY = 'hookgate.drafts';

/** Reads no drafts from a storage that is unavailable, or has other content. */
export function createDraftStore(storage: Storage): DraftStore {
  return {
    read: () => {
      try {
        const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
        return Object.fromEntries(Object.entries(stored as object).filter(([, one]) => isDraft(one)));
      } catch {
        return {};
      }
    },
    write: (drafts) => {
      try {
        storage.setItem(KEY, JSON.stringify(drafts));
      } catch {
        // The storage is full or forbidden: the drafts last as long as the page.
      }
    },
  };
}

/** Removes drafts; returns the same object if none is removed. */
export function withoutDrafts(drafts: Drafts, isDropped: (path: string, draft: Draft) => boolean): Drafts {
  const kept = Object.entries(drafts).filter(([path, draft]) => !isDropped(path, draft));
  return kept.length === Object.keys(drafts).length ? drafts : Object.fromEntries(kept);
}

function isDraft(stored: unknown): stored is Draft {
  const { text, from } = (stored ?? {}) as Record<string, unknown>;
  return typeof text === 'string' && (from === undefined || typeof from === 'string');
}
