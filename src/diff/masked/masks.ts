import { maskedValues } from '../../decision-log/mask/masked-values.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import { type FactPath, valueAt } from '../../rules/fact-path.ts';

/** A value of a recorded request, and whether it is a mask. */
export interface SeenValue {
  value: unknown;
  path: FactPath;
  masked: boolean;
}

/** The masks of one recorded request. */
export interface Masks {
  request: HookRequest;
  /** What the request shows at a path. */
  at: (path: FactPath) => SeenValue;
}

/** The masks of a recorded request; undefined where it has none. */
export function masksOf({ request, decided }: RecordedRequest): Masks | undefined {
  if (!decided?.masked) return undefined;
  const isMasked = maskedValues(decided.masking);
  const at = (path: FactPath) => {
    const value = valueAt(request, path);
    return { value, path, masked: isMasked(path, value) };
  };
  return { request, at };
}

/** The elements of an array, each seen by itself. */
export function elementsOf({ path }: SeenValue, array: readonly unknown[], { at }: Masks): SeenValue[] {
  return array.map((_, index) => at([...path, index]));
}
