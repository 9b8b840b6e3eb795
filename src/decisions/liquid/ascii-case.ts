import { foldCase, upperCase } from '../../engine/operators/fold-case.ts';
import type { FilterHandler } from './template-values.ts';

/** Register of a rendering in which filters for upper and lower case turn no other letter into an ASCII one. */
export const ASCII_CASE = 'asciiCase';

const CONVERSIONS: ReadonlyMap<string, (text: string) => string | undefined> = new Map([
  ['downcase', foldCase],
  ['upcase', upperCase],
  ['capitalize', (text) => upperCase(text.charAt(0)) + foldCase(text.slice(1))],
]);

/** Filters that change the case of a text. */
export const CASE_FILTERS: ReadonlySet<string> = new Set([...CONVERSIONS.keys(), 'slugify']);

/**
 * A filter for upper or lower case that treats letters outside ASCII as `ignoreCase:` does, where a rendering says so: a name must
 * not pass for another one that only looks alike. `slugify` has no value for a text with such a letter.
 */
export function withinAscii(name: string, filter: FilterHandler): FilterHandler {
  const convert = CONVERSIONS.get(name);
  return function (value, ...rest) {
    if (this.context.getRegister<boolean | undefined>(ASCII_CASE) !== true)
      return filter.call(this, value, ...rest);
    const text = [value].flat(Number.POSITIVE_INFINITY).join('');
    if (convert === undefined) return becomesAscii(text) ? undefined : filter.call(this, value, ...rest);
    this.context.memoryLimit.use(text.length);
    return convert(text);
  };
}

/** True if a letter outside ASCII has an ASCII one as its lower case. */
function becomesAscii(text: string): boolean {
  return foldCase(text) !== [...text].map((character) => character.toLowerCase()).join('');
}
