/** Why the service gave no answer, in words for the reader. */
export interface Problem {
  message: string;
  /** What to do about it. */
  hint: string;
  /** Milliseconds after which the same question may be asked again: the service is busy. */
  again?: number;
}

/** What became of a question to the service. */
export type Answered<T> = { value: T } | { problem: Problem };

/** What the page has of an answer so far. */
export type Loaded<T> = 'waiting' | Answered<T>;

/** The value of an answer that is there and is none of a problem. */
export function valueIn<T>(loaded: Loaded<T>): T | undefined {
  return loaded !== 'waiting' && 'value' in loaded ? loaded.value : undefined;
}

export function problemIn<T>(loaded: Loaded<T>): Problem | undefined {
  return loaded !== 'waiting' && 'problem' in loaded ? loaded.problem : undefined;
}
