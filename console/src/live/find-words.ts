import type { FindAnswer } from '../../../src/console/api.ts';
import { pluralize } from '../../../src/diagnostics/pluralize.ts';

/** What a search came to: how many were found among how many, and what could not be searched. */
export function findWords(
  { decisions, searched, since, older, unsearched }: FindAnswer,
  moment: (time: string) => string,
): string[] {
  const from = since === undefined ? '' : `, since ${moment(since)}`;
  const { withoutRequest, otherKey } = unsearched;
  return [
    `${pluralize(decisions.length, 'decision')} found among ${pluralize(searched, 'record')}${from}.`,
    ...(older ? ['Older records: hookgate log.'] : []),
    ...(withoutRequest === 0
      ? []
      : [
          `${pluralize(withoutRequest, 'record')} could not be searched: no request is in ${withoutRequest === 1 ? 'it' : 'them'}.`,
        ]),
    ...(otherKey === 0
      ? []
      : [`${pluralize(otherKey, 'record')} could not be searched: masked under another key.`]),
  ];
}
