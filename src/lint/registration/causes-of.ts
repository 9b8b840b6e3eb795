import { below, type Pointer } from '../../diagnostics/source-file.ts';
import type { ErrorCause } from '../../rules/rule-file.ts';
import type { IndexedOutcome, RuleIndex } from '../rule-index.ts';

/** Every error cause that is written in a file, and where. */
export function causesOf({
  outcomes,
}: RuleIndex): (IndexedOutcome & { place: Pointer; cause: ErrorCause })[] {
  return outcomes.flatMap((one) =>
    (one.outcome.error?.errorCauses ?? []).map((cause, index) => ({
      ...one,
      cause,
      place: below(one.at, 'error', 'errorCauses', index),
    })),
  );
}
