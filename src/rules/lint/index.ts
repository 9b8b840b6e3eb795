import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ParsedRules } from '../parse.ts';
import { allowOnNothing } from './allow-on-nothing.ts';
import type { Check } from './check.ts';
import { denialInThen } from './denial-in-then.ts';
import { duplicateRule } from './duplicate-rule.ts';
import { emptyList } from './empty-list.ts';
import { endpointTaken } from './endpoint-taken.ts';
import { neverAllowed } from './never-allowed.ts';
import { noRules } from './no-rules.ts';

/** One check a file; a new one is a file, a line here, and a golden pair. */
const checks: Check[] = [
  noRules,
  endpointTaken,
  duplicateRule,
  neverAllowed,
  denialInThen,
  allowOnNothing,
  emptyList,
];

/** Everything that can be said of rules that are well-formed, over all files at once. */
export function lint(rules: ParsedRules): Diagnostic[] {
  return checks.flatMap((check) => check(rules));
}
