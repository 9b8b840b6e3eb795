import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { below, diagnose } from '../../diagnostics/source-file.ts';
import { denies, type Outcome, type RequestTypeRules, type Rule, type RuleFile } from '../rule-file.ts';
import type { Check } from './check.ts';
import { outcomeOf } from './enforced-rules.ts';

/** Rules that deny everybody, or nobody, decide nothing. */
export const neverAllowed: Check = ({ files }) =>
  files.flatMap(({ source, broken }) => {
    if (broken.size > 0) return [];
    return Object.entries(source.value.requestTypes).flatMap(([requestType, rules]): Diagnostic[] => {
      const place = { at: below('/requestTypes', requestType), key: true };
      const report = (code: string, message: string, hint: string) => [
        diagnose(source, place, { code, severity: 'warn', message, hint }),
      ];
      const reached = reach(rules, source.value);
      if (reached === undefined) return [];
      const { passes, refuses } = reached;
      if (!passes)
        return report(
          'never-allowed',
          `every ${requestType} request is denied`,
          'give a rule an outcome that allows, or write default: allow',
        );
      if (!refuses)
        return report(
          'never-denied',
          `no ${requestType} request is ever denied`,
          'is an otherwise: deny missing?',
        );
      return [];
    });
  });

/** Whether requests can pass and be refused, whatever the conditions say; undefined where an outcome is unknown. */
function reach(
  { strategy = 'all', rules, default: fallback = 'deny' }: RequestTypeRules,
  file: RuleFile,
): { passes: boolean; refuses: boolean } | undefined {
  const outcomesOf = ({ then, otherwise }: Pick<Rule, 'then' | 'otherwise'>) =>
    [outcomeOf(then, file), outcomeOf(otherwise, file)].filter((outcome) => outcome !== undefined);
  const enforced = rules.filter(({ enabled = true, mode = 'enforce' }) => enabled && mode === 'enforce');
  // A rule with a window has times at which it yields nothing.
  const always = enforced
    .filter(({ validFrom, validUntil }) => validFrom === undefined && validUntil === undefined)
    .map(outcomesOf)
    .filter((both) => both.length === 2);
  const outcomes = [
    ...enforced.flatMap(outcomesOf),
    ...(always.length === 0 ? outcomesOf({ then: fallback }) : []),
  ];
  if (outcomes.includes('unknown')) return undefined;
  const refuses = (outcome: Outcome | 'unknown') => outcome !== 'unknown' && denies(outcome);
  const denyingAlways = always.some((both) => both.every(refuses));
  return {
    passes: !outcomes.every(refuses) && !(strategy === 'all' && denyingAlways),
    refuses: outcomes.some(refuses),
  };
}
