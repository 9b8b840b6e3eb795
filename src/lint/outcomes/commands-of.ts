import { below, type Pointer } from '../../diagnostics/source-file.ts';
import type { Command } from '../../rules/rule-file.ts';
import type { IndexedOutcome, RuleIndex } from '../rule-index.ts';

/** Every command that is written out, and where. */
export function commandsOf({
  outcomes,
}: RuleIndex): (IndexedOutcome & { place: Pointer; command: Command })[] {
  return outcomes.flatMap((one) =>
    (one.outcome.commands ?? []).map((command, index) => ({
      ...one,
      command,
      place: below(one.at, 'commands', index),
    })),
  );
}
