import { distance } from 'fastest-levenshtein';

/** Levenshtein distance, except that swapped letters are one mistake. */
function mistakesBetween(a: string, b: string): number {
  const sorted = (text: string) => [...text].sort().join('');
  return a !== b && sorted(a) === sorted(b) ? 1 : distance(a, b);
}

/** Shorter ends are shared by too many names. */
const MIN_END = 5;

/**
 * The candidate that a person most likely meant by `name`, ignoring case: at most two mistakes away, or else the only
 * one with `name` as its beginning or its end.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const longer: string[] = [];
  const ending: string[] = [];
  let best: string | undefined;
  let bestDistance = Math.min(2, Math.ceil(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const mistakes = mistakesBetween(wanted, candidate.toLowerCase());
    if (mistakes < bestDistance) [best, bestDistance] = [candidate, mistakes];
    if (wanted.length > 1 && candidate.toLowerCase().startsWith(wanted)) longer.push(candidate);
    if (wanted.length >= MIN_END && candidate.toLowerCase().endsWith(wanted)) ending.push(candidate);
  }
  const [only, another] = longer.length > 0 ? longer : ending;
  return best ?? (another === undefined ? only : undefined);
}

/** `did you mean "x"?`, or else another hint: by default, the candidates. */
export function suggestion(
  name: string,
  candidates: readonly string[],
  otherwise = `expected one of: ${candidates.join(', ')}`,
): string {
  const match = closest(name, candidates);
  return match === undefined ? otherwise : `did you mean "${match}"?`;
}
