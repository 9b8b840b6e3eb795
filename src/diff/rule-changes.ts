import type { Rule } from '../rules/rule-file.ts';
import { parseTime } from '../rules/time.ts';
import { type Detail, prefixed, valueChanges } from './change.ts';
import { conditionChanges } from './condition-changes.ts';
import { writtenOutcomeChanges } from './outcome-changes.ts';
import { type Located, partOf } from './revision.ts';

/** The differences between two rules of one name. */
export function ruleChanges(base: Located<Rule>, head: Located<Rule>): Detail[] {
  const time = (written: unknown) => (typeof written === 'string' ? parseTime(written) : written);
  return [
    ...prefixed(
      'condition',
      conditionChanges(partOf(base, base.value.when, 'when'), partOf(head, head.value.when, 'when')),
    ),
    ...writtenOutcomeChanges('then', base, head),
    ...writtenOutcomeChanges('otherwise', base, head),
    ...valueChanges('mode', base, head, { fallback: 'enforce' }),
    ...valueChanges('enabled', base, head, { fallback: true }),
    ...valueChanges('validFrom', base, head, { meaning: time }),
    ...valueChanges('validUntil', base, head, { meaning: time }),
    ...(['description', 'owner', 'ticket'] as const).flatMap((key) => valueChanges(key, base, head)),
  ];
}
