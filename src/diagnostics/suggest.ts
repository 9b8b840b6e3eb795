import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a person most likely meant by `name`, whatever the case: at most two edits away, or else the
 * only one that begins so.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const longer: string[] = [];
  let best: string | undefined;
  let bestDistance = Math.min(2, Math.ceil(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < bestDistance) [best, bestDistance] = [candidate, edits];
    if (wanted.length > 1 && candidate.toLowerCase().startsWith(wanted)) longer.push(candidate);
  }
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}

/** `did you mean "x"?`, or else what may stand there. */
export function suggestion(name: string, candidates: readonly string[]): string {
  const match = closest(name, candidates);
  return match === undefined ? `expected one of: ${candidates.join(', ')}` : `did you mean "${match}"?`;
}
