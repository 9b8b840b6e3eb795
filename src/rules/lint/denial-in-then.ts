import { diagnose } from '../../diagnostics/source-file.ts';
import { denies } from '../rule-file.ts';
import type { Check } from './check.ts';
import { enforcedRules } from './enforced-rules.ts';
import { holdsOnNothing } from './on-nothing.ts';

/**
 * A denial in `then` needs the condition to hold; every test but `absent` fails on an absent fact, and most on a
 * malformed one. So a person who leaves the field out slips past. The safe form states what is required and denies
 * in `otherwise`.
 */
export const denialInThen: Check = (rules) =>
  enforcedRules(rules).flatMap(({ source, at, rule, then, otherwise }) => {
    if (otherwise !== undefined && denies(otherwise)) return [];
    if (then === undefined || !denies(then) || holdsOnNothing(rule.when, source.value) !== false) return [];
    const message = `"${rule.name}" denies only when its condition holds, and an absent or malformed value slips past`;
    const hint =
      'state what is required in when and deny in otherwise, or add a test with the operator absent';
    const finding = { code: 'denial-in-then', severity: 'warn' as const, message, hint };
    return [diagnose(source, { at: `${at}/then`, key: true }, finding)];
  });
