import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { below, diagnose } from '../../diagnostics/source-file.ts';
import { type Condition, denies, type RuleFile } from '../rule-file.ts';
import type { Check } from './check.ts';
import { outcomeOf } from './outcome-of.ts';

/**
 * A denial in `then` needs the condition to hold; every test but `absent` fails on an absent fact, and most on a
 * malformed one. So a person who leaves the field out slips past. The safe form states what is required and denies
 * in `otherwise`.
 */
export const denialInThen: Check = ({ files }) =>
  files.flatMap(({ source, broken }) => {
    if (broken.size > 0) return [];
    const file = source.value;
    const found: Diagnostic[] = [];
    for (const [requestType, { rules }] of Object.entries(file.requestTypes)) {
      for (const [index, rule] of rules.entries()) {
        const otherwise = outcomeOf(rule.otherwise, file);
        if (otherwise === 'unknown' || (otherwise && denies(otherwise))) continue;
        const then = outcomeOf(rule.then, file);
        if (then === undefined || then === 'unknown' || !denies(then) || holdsOnNothing(rule.when, file))
          continue;
        const at = below('/requestTypes', requestType, 'rules', index, 'then');
        const message = `"${rule.name}" denies only when its condition holds, and an absent or malformed value slips past`;
        const hint =
          'state what is required in when and deny in otherwise, or add a test with the operator absent';
        found.push(
          diagnose(source, { at, key: true }, { code: 'denial-in-then', severity: 'warn', message, hint }),
        );
      }
    }
    return found;
  });

/** Whether a condition holds when every fact is absent. */
function holdsOnNothing(condition: Condition, file: RuleFile, path: readonly string[] = []): boolean {
  if ('all' in condition) return condition.all.every((one) => holdsOnNothing(one, file, path));
  if ('any' in condition) return condition.any.some((one) => holdsOnNothing(one, file, path));
  if ('not' in condition) return !holdsOnNothing(condition.not, file, path);
  if ('condition' in condition) {
    const { condition: name } = condition;
    const named = Object.hasOwn(file.conditions ?? {}, name) ? file.conditions?.[name] : undefined;
    return named !== undefined && !path.includes(name) && holdsOnNothing(named, file, [...path, name]);
  }
  return condition.operator === 'absent' || condition.operator === 'not:present';
}
