import type { Diagnostic } from './diagnostic.ts';

/** The value of a step that may fail, or the problem that its caller has to report. */
export type Result<T, Problem = Diagnostic[]> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function succeeded<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The result of a function; undefined if it throws. */
export function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}

export function failed<Problem>(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
