import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import type { LintOptions } from '../lint/lint.ts';
import { buildRuleSet } from '../rule-set/build-rule-set.ts';
import { shownIn } from '../rule-set/list-files.ts';
import { parseSnapshot, passTests } from '../rule-set/load.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import { type Chunk, partsOf } from './rule-set-chunks.ts';

/** What a generation has to pass to go live. tests: lint, and the tests beside the rules; lint: lint alone. */
export type Gate = 'tests' | 'lint';

/** How a generation is judged. Plain data, for a thread. */
export interface ValidationOptions extends LintOptions {
  gate: Gate;
}

/** Everything that decides whether a generation may go live: parts of it there are only if there is no error. */
export async function validate(
  directory: string,
  snapshot: Snapshot,
  { gate, ...judging }: ValidationOptions,
): Promise<{ diagnostics: Diagnostic[]; parts: Iterable<Chunk> }> {
  const parsed = parseSnapshot(snapshot);
  const loaded = { snapshot, ...buildRuleSet(parsed, 'under examination', judging) };
  const { diagnostics } = gate === 'tests' ? await passTests(loaded, judging) : loaded;
  const parts = diagnostics.some(isError) ? [] : partsOf(parsed);
  return { diagnostics: shownIn(directory, diagnostics), parts };
}
