import { diagnose } from '../../diagnostics/source-file.ts';
import { denies } from '../rule-file.ts';
import type { Check } from './check.ts';
import { enforcedRules } from './enforced-rules.ts';
import { holdsOnNothing } from './on-nothing.ts';

/** `not:` around a test holds where the fact is absent: who sends nothing at all would be let in by it. */
export const allowOnNothing: Check = (rules) =>
  enforcedRules(rules).flatMap(({ source, at, rule, then }) => {
    if (then === undefined || denies(then) || !then.allow || !holdsOnNothing(rule.when, source.value, false))
      return [];
    const message = `"${rule.name}" lets in a request that holds none of its facts: "not" around a test holds on an absent value`;
    const hint = 'use the negative operator (notIn for in), or require the fact beside it';
    const finding = { code: 'allow-on-nothing', severity: 'warn' as const, message, hint };
    return [diagnose(source, { at: `${at}/then`, key: true }, finding)];
  });
