import { denies, effectiveOutcome } from '../effective-outcome.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { decidingRules, isSteady } from './outcome-sets.ts';

/** Whether requests can pass and be refused, whatever the conditions say; undefined where an outcome is unknown. */
export function reach(requestType: IndexedRequestType): { passes: boolean; refuses: boolean } | undefined {
  const { source, written } = requestType;
  const fallback = effectiveOutcome(written.default ?? 'deny', source.value);
  const deciding = decidingRules(requestType);
  if (fallback === undefined || deciding === undefined) return undefined;
  const outcomesOf = ({ then, otherwise }: IndexedRule) =>
    [then, otherwise].filter((outcome) => outcome !== undefined);
  // A rule with a window has times at which it yields nothing.
  const always = deciding
    .filter(isSteady)
    .map(outcomesOf)
    .filter((both) => both.length === 2);
  const outcomes = [...deciding.flatMap(outcomesOf), ...(always.length === 0 ? [fallback] : [])];
  const denyingAlways = always.some((both) => both.every(denies));
  return {
    passes: !outcomes.every(denies) && !(written.strategy !== 'first' && denyingAlways),
    refuses: outcomes.some(denies),
  };
}
