import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ParsedRules } from '../parse.ts';
import { denialInThen } from './denial-in-then.ts';
import { duplicateRule } from './duplicate-rule.ts';
import { endpointTaken } from './endpoint-taken.ts';
import { neverAllowed } from './never-allowed.ts';
import { noRules } from './no-rules.ts';

/** A check looks at everything that was parsed, returns findings, and prints nothing. */
export type Check = (rules: ParsedRules) => Diagnostic[];

const checks: Check[] = [noRules, endpointTaken, duplicateRule, neverAllowed, denialInThen];

export function lint(rules: ParsedRules): Diagnostic[] {
  return checks.flatMap((check) => check(rules));
}
