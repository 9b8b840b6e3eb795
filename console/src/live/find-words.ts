import type { FindAnswer } from '../../../src/console/api.ts';
import { pluralize } from '../../../src/diagnostics/pluralize.ts';

/** The result of a search: decisions found, records searched, and records that could not be searched. */
export function findWords(
  { decisions, searched, since, older, unsearched }: FindAnswer,
  moment: (time: string) => string,
): string[] {
  const from = since === undefined ? '' : ` since ${moment(since)}`;
  const { withoutRequest, otherKey } = unsearched;
  return [
    `${pluralize(decisions.length, 'decision')} found in ${pluralize(searched, 'record')}${from}.`,
    ...(older ? ['hookgate log searches older records, too.'] : []),
    ...skipped(withoutRequest, 'without a request'),
    ...skipped(otherKey, 'masked under another key'),
  ];
}

function skipped(count: number, reason: string): string[] {
  return count === 0 ? [] : [`${pluralize(count, 'record')} not searched: ${reason}.`];
}
