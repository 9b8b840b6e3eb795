import type { Masking } from '../../recorded-requests/recorded-request.ts';
import { type FactPath, parseFactPath, writtenPath } from '../../rules/fact-path.ts';

/** Records of older versions do not name the masked paths: all data may be masked. */
const ANYWHERE: readonly FactPath[] = [['data']];

/**
 * Tells masks from values in clear in a masked request.
 *
 * @param masking undefined for a record of an older version
 */
export function maskedValues(masking: Masking | undefined): (path: FactPath, value: unknown) => boolean {
  const roots = masking?.paths.map(parseFactPath).filter((path) => typeof path !== 'string') ?? ANYWHERE;
  const clear = new Set(masking?.clear);
  return (path, value) =>
    isMaskable(value) &&
    roots.some((root) => root.every((step, index) => path[index] === step)) &&
    !clear.has(writtenPath(path));
}

/** Booleans, null, empty text and lengths stay; the elements of an array are masked separately. */
function isMaskable(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}
