import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LintOptions } from '../lint/lint.ts';
import { forAnswering } from '../rules/lists.ts';
import { parseSnapshot, passTests } from './load.ts';
import { buildRuleSet, type SoundRules } from './rule-set.ts';
import type { Snapshot } from './snapshot.ts';

/** What a generation has to pass to go live. tests: lint, and the tests beside the rules; lint: lint alone. */
export type Gate = 'tests' | 'lint';

/** What is to be examined, and how. Plain data, for a thread. */
export interface Examination extends LintOptions {
  snapshot: Snapshot;
  gate: Gate;
}

/** What it came to: rules that may go live if there is no error among the diagnostics. */
export interface Examined {
  rules: SoundRules;
  diagnostics: Diagnostic[];
}

/** Everything that decides whether a generation may go live. It takes long, and is best done in a thread of its own. */
export async function examine({ snapshot, gate, ...judging }: Examination): Promise<Examined> {
  const parsed = parseSnapshot(snapshot);
  const loaded = { snapshot, ...buildRuleSet(parsed, 'under examination', judging) };
  const { diagnostics } = gate === 'tests' ? await passTests(loaded, judging) : loaded;
  return { rules: { files: parsed.files, lists: parsed.lists.map(forAnswering) }, diagnostics };
}
