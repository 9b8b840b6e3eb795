import { denies, type Outcome } from '../../rules/rule-file.ts';
import { meaningOf, type RequestTypeReview } from '../review.ts';

/** Whether requests can pass and be refused, whatever the conditions say; undefined where an outcome is unknown. */
export function reach({
  source,
  written,
  rules,
}: RequestTypeReview): { passes: boolean; refuses: boolean } | undefined {
  const fallback = meaningOf(written.default ?? 'deny', source.value);
  const deciding = rules.filter(({ decides }) => decides);
  const active = rules.filter(({ rule }) => rule.enabled !== false && rule.mode !== 'shadow');
  if (fallback === undefined || deciding.length < active.length) return undefined;
  const outcomesOf = ({ then, otherwise }: { then?: Outcome; otherwise?: Outcome }) =>
    [then, otherwise].filter((outcome) => outcome !== undefined);
  // A rule with a window has times at which it yields nothing.
  const always = deciding
    .filter(({ rule }) => rule.validFrom === undefined && rule.validUntil === undefined)
    .map(outcomesOf)
    .filter((both) => both.length === 2);
  const outcomes = [...deciding.flatMap(outcomesOf), ...(always.length === 0 ? [fallback] : [])];
  const denyingAlways = always.some((both) => both.every(denies));
  return {
    passes: !outcomes.every(denies) && !(written.strategy !== 'first' && denyingAlways),
    refuses: outcomes.some(denies),
  };
}
