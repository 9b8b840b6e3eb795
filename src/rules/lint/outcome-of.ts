import { type Outcome, type OutcomeOrName, outcomeNamed, type RuleFile } from '../rule-file.ts';

/** The outcome that is meant; `unknown` for a name that means none, which is reported where outcomes are compiled. */
export function outcomeOf(
  written: OutcomeOrName | undefined,
  file: RuleFile,
): Outcome | 'unknown' | undefined {
  return typeof written === 'string' ? (outcomeNamed(file, written) ?? 'unknown') : written;
}
