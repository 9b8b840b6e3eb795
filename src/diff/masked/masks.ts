import { maskedValues } from '../../decision-log/mask/mask.ts';
import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import { type FactPath, valueAt } from '../../rules/fact-path.ts';
import type { TimedRequest } from '../generated/derivations.ts';

/** A value of a recorded request, and whether it is a mask. */
export interface RecordedValue {
  value: unknown;
  path: FactPath;
  masked: boolean;
}

/** A recorded request with masked values. */
export interface MaskedRecording extends TimedRequest {
  at: (path: FactPath) => RecordedValue;
  /** True if a value is a mask, or holds one. */
  holdsMask: (path: FactPath) => boolean;
}

/** Undefined if a recorded request has no masks. */
export function maskedRecording(
  { request, decided }: RecordedRequest,
  now: number,
): MaskedRecording | undefined {
  if (!decided?.masked) return undefined;
  const isMasked = maskedValues(decided.masking);
  const at = (path: FactPath) => {
    const value = valueAt(request, path);
    return { value, path, masked: isMasked(path, value) };
  };
  const holdsMask = (path: FactPath): boolean => {
    const { value, masked } = at(path);
    if (typeof value !== 'object' || value === null) return masked;
    const steps = Array.isArray(value) ? value.keys() : Object.keys(value);
    return Array.from<string | number>(steps).some((step) => holdsMask([...path, step]));
  };
  return { request, now, at, holdsMask };
}
