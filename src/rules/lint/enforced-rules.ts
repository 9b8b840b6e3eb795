import { below, type Pointer } from '../../diagnostics/source-file.ts';
import type { ParsedRules } from '../parse.ts';
import {
  type Outcome,
  type OutcomeOrName,
  outcomeNamed,
  type Rule,
  type RuleFile,
  type RuleSource,
} from '../rule-file.ts';

/** A rule that has an effect, with what its names stand for. */
export interface EnforcedRule {
  source: RuleSource;
  at: Pointer;
  rule: Rule;
  then?: Outcome;
  otherwise?: Outcome;
}

/**
 * The rules that decide something, of files that are sound. One whose outcome is a name that means none is left out:
 * that is reported where outcomes are compiled.
 */
export function enforcedRules({ files }: ParsedRules): EnforcedRule[] {
  return files
    .filter(({ broken }) => broken.size === 0)
    .flatMap(({ source }) =>
      Object.entries(source.value.requestTypes).flatMap(([requestType, { rules }]) =>
        rules.flatMap((rule, index) => {
          const then = outcomeOf(rule.then, source.value);
          const otherwise = outcomeOf(rule.otherwise, source.value);
          const idle = rule.enabled === false || rule.mode === 'shadow';
          if (idle || then === 'unknown' || otherwise === 'unknown') return [];
          const at = below('/requestTypes', requestType, 'rules', index);
          return [{ source, at, rule, ...(then && { then }), ...(otherwise && { otherwise }) }];
        }),
      ),
    );
}

export function outcomeOf(
  written: OutcomeOrName | undefined,
  file: RuleFile,
): Outcome | 'unknown' | undefined {
  return typeof written === 'string' ? (outcomeNamed(file, written) ?? 'unknown') : written;
}
