import type { Result } from '../src/diagnostics/result.ts';

/** The value of a result that has to be one. */
export function unwrap<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problem));
}
