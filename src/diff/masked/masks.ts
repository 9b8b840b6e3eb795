import type { HookRequest } from '../../okta/request.ts';
import type { RecordedRequest } from '../../recordings/recorded-request.ts';
import { type FactPath, parseFactPath, valueAt, writtenPath } from '../../rules/fact-path.ts';

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

/** Where an older record may be masked, which does not say where it is: anywhere in the data. */
const ANYWHERE: readonly FactPath[] = [['data']];

/** The masks of a recorded request; undefined where it has none. */
export function masksOf({ request, decided }: RecordedRequest): Masks | undefined {
  if (!decided?.masked) return undefined;
  const { masking } = decided;
  const roots = masking?.paths.map(parseFactPath).filter((path) => typeof path !== 'string') ?? ANYWHERE;
  const clear = new Set(masking?.clear);
  const at = (path: FactPath) => {
    const value = valueAt(request, path);
    const isBelow = roots.some((root) => root.every((step, index) => path[index] === step));
    return { value, path, masked: isBelow && isMaskable(value) && !clear.has(writtenPath(path)) };
  };
  return { request, at };
}

/** The elements of an array, each seen by itself. */
export function elementsOf({ path }: SeenValue, array: readonly unknown[], { at }: Masks): SeenValue[] {
  return array.map((_, index) => at([...path, index]));
}

/** Booleans, null, empty text and lengths stay; objects are not compared. */
function isMaskable(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}
