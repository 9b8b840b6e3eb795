import type { Masking } from '../../recorded-requests/recorded-request.ts';
import { type FactPath, parseFactPath, writtenPath } from '../../rules/fact-path.ts';

/** An older record does not say what is masked: it may be anything in the data. */
const ANYWHERE: readonly FactPath[] = [['data']];

/**
 * Tells of the values of one masked request which are masks.
 *
 * @param masking what its record says of the masks; undefined for an older one
 */
export function maskedValues(masking: Masking | undefined): (path: FactPath, value: unknown) => boolean {
  const roots = masking?.paths.map(parseFactPath).filter((path) => typeof path !== 'string') ?? ANYWHERE;
  const clear = new Set(masking?.clear);
  return (path, value) =>
    isMaskable(value) &&
    roots.some((root) => root.every((step, index) => path[index] === step)) &&
    !clear.has(writtenPath(path));
}

/** Booleans, null, empty text and lengths stay; in an array, each element is masked by itself. */
function isMaskable(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}
