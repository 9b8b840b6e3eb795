/** The reason why the service gave no answer, for the user. */
export interface Problem {
  message: string;
  /** A remedy. */
  hint: string;
  /** Milliseconds until the call may be repeated, if the service is busy. */
  retryAfter?: number;
}

/** The result of a call to the service. */
export type ApiResult<T> = { value: T } | { problem: Problem };

/** A result that may not have arrived yet. */
export type Loaded<T> = 'waiting' | ApiResult<T>;

/** The value of a result that has arrived and is not a problem. */
export function valueIn<T>(loaded: Loaded<T>): T | undefined {
  return loaded !== 'waiting' && 'value' in loaded ? loaded.value : undefined;
}

export function problemIn<T>(loaded: Loaded<T>): Problem | undefined {
  return loaded !== 'waiting' && 'problem' in loaded ? loaded.problem : undefined;
}
