import { type Diagnostic, isError } from '../../diagnostics/diagnostic.ts';
import type { LintOptions } from '../../lint/lint.ts';
import { buildRuleSet } from '../../rule-set/build-rule-set.ts';
import { shownIn } from '../../rule-set/list-files.ts';
import { parseSnapshot, passTests } from '../../rule-set/load.ts';
import { partsOf, type RuleSetPart } from '../../rule-set/rule-set.ts';
import type { Snapshot } from '../../rule-set/snapshot.ts';

/** The checks that rules have to pass to go live. tests: lint, and the tests beside the rules; lint: lint alone. */
export type Gate = 'tests' | 'lint';

/** Plain data, for a thread. */
export interface ValidationOptions extends LintOptions {
  gate: Gate;
}

/** Decides whether a snapshot may go live; there are parts only if there is no error. */
export async function validate(
  directory: string,
  snapshot: Snapshot,
  { gate, ...linting }: ValidationOptions,
): Promise<{ diagnostics: Diagnostic[]; parts: RuleSetPart[] }> {
  const parsed = parseSnapshot(snapshot);
  const loaded = { snapshot, ...buildRuleSet(parsed, 'in validation', linting) };
  const { diagnostics } = gate === 'tests' ? await passTests(loaded, linting) : loaded;
  const parts = diagnostics.some(isError) ? [] : partsOf(parsed);
  return { diagnostics: shownIn(directory, diagnostics), parts };
}
