import { below, type Pointer } from '../../diagnostics/source-file.ts';
import type { IndexedOutcome, RuleIndex } from '../rule-index.ts';

/** A text of an outcome that is meant for a person. */
export interface MessageReview extends IndexedOutcome {
  place: Pointer;
  text: string;
  /** Whether it is a cause's, which stands at a field. */
  atField: boolean;
}

export function messagesOf({ outcomes }: RuleIndex): MessageReview[] {
  return outcomes.flatMap((one) => {
    const error = below(one.at, 'error');
    const { errorSummary, errorCauses = [] } = one.outcome.error ?? {};
    const summary =
      errorSummary === undefined
        ? []
        : [{ ...one, text: errorSummary, place: below(error, 'errorSummary'), atField: false }];
    const causes = errorCauses.map((cause, index) => ({
      ...one,
      text: cause.errorSummary,
      place: below(error, 'errorCauses', index, 'errorSummary'),
      atField: true,
    }));
    return [...summary, ...causes];
  });
}
