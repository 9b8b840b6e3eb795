import { distance } from 'fastest-levenshtein';

/** Swapped letters are one mistake, not two. */
function mistakesBetween(a: string, b: string): number {
  const sorted = (text: string) => [...text].sort().join('');
  return a !== b && sorted(a) === sorted(b) ? 1 : distance(a, b);
}

/** Shorter ends are those of too many names. */
const SHORTEST_END = 5;

/**
 * The candidate that a person most likely meant by `name`, whatever the case: at most two mistakes away, or else the
 * only one that begins so, or that ends so.
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
    if (wanted.length >= SHORTEST_END && candidate.toLowerCase().endsWith(wanted)) ending.push(candidate);
  }
  const [only, another] = longer.length > 0 ? longer : ending;
  return best ?? (another === undefined ? only : undefined);
}

/** `did you mean "x"?`, or else what may stand there. */
export function suggestion(name: string, candidates: readonly string[]): string {
  const match = closest(name, candidates);
  return match === undefined ? `expected one of: ${candidates.join(', ')}` : `did you mean "${match}"?`;
}
