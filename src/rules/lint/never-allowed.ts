import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { below, diagnose } from '../../diagnostics/source-file.ts';
import {
  denies,
  type Outcome,
  type OutcomeOrName,
  outcomeNamed,
  type RequestTypeRules,
  type RuleFile,
} from '../rule-file.ts';
import type { Check } from './check.ts';

/** Rules that deny everybody, or nobody, decide nothing. */
export const neverAllowed: Check = ({ files }) =>
  files.flatMap(({ source, broken }) => {
    if (broken.size > 0) return [];
    return Object.entries(source.value.requestTypes).flatMap(([requestType, rules]): Diagnostic[] => {
      const place = { at: below('/requestTypes', requestType), key: true };
      const report = (code: string, message: string, hint: string) => [
        diagnose(source, place, { code, severity: 'warn', message, hint }),
      ];
      const { passes, refuses } = reach(rules, source.value);
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

/** Whether requests can pass and be refused, whatever the conditions say. */
function reach(
  { strategy = 'all', rules, default: fallback = 'deny' }: RequestTypeRules,
  file: RuleFile,
): { passes: boolean; refuses: boolean } {
  const resolve = (written: OutcomeOrName | undefined): Outcome | undefined =>
    typeof written === 'string' ? outcomeNamed(file, written) : written;
  const enforced = rules
    .filter(({ enabled = true, mode = 'enforce' }) => enabled && mode === 'enforce')
    .map(({ then, otherwise }) =>
      [resolve(then), resolve(otherwise)].filter((outcome) => outcome !== undefined),
    );
  const outcomes = enforced.flat();
  const always = enforced.find((both) => both.length === 2);
  if (always === undefined) outcomes.push(...[resolve(fallback)].filter((outcome) => outcome !== undefined));
  const denyingAlways = enforced.some((both) => both.length === 2 && both.every(denies));
  return {
    passes: outcomes.some((outcome) => !denies(outcome)) && !(strategy === 'all' && denyingAlways),
    refuses: outcomes.some(denies),
  };
}
