import type { LiquidError } from 'liquidjs';
import { closest, suggestion } from '../../diagnostics/suggest.ts';
import { TAGS } from './create-liquid.ts';

/**
 * Explains an error of liquidjs.
 *
 * @param filters their names
 */
export function parseProblem(
  { message }: LiquidError,
  filters: readonly string[],
): { message: string; hint: string } {
  const found = message.split('\n', 1)[0]?.replace(/, line:.*$/, '') ?? message;
  const [, filter] = /^undefined filter: (.*)/.exec(found) ?? [];
  if (filter !== undefined) {
    // The edit distance of `where_exp` and `where` is too large for a suggestion.
    const match = closest(filter.replace(/_exp$/, ''), filters);
    const hint =
      match === undefined ? 'https://liquidjs.com/filters/overview.html' : `did you mean "${match}"?`;
    return { message: `"${filter}" is not a filter`, hint };
  }
  const [, tag] = /^tag "(.*)" not found/.exec(found) ?? [];
  if (tag !== undefined)
    return { message: `"${tag}" is not a tag that can be used here`, hint: suggestion(tag, [...TAGS]) };
  const hint = 'a template looks like this: {{ data.userProfile.email | downcase }}';
  return { message: `the template cannot be read: ${found}`, hint };
}
