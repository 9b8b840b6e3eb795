import { below } from '../../diagnostics/source-file.ts';
import { type Finding, findingAt } from '../check.ts';
import type { IndexedOutcome } from '../rule-index.ts';

/** What stands in a denial although it has no effect there. */
export function besideDenial(
  { source, at, outcome }: IndexedOutcome,
  key: 'allow' | 'set' | 'commands',
): Finding {
  const denial = outcome.error === undefined ? 'deny' : 'error';
  const message = `"${key}" has no effect beside "${denial}": Okta denies, and runs nothing else`;
  return findingAt(source, { at: below(at, key), key: true }, { message, hint: 'take one of the two out' });
}
