import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { hookOf } from '../../hooks/index.ts';
import type { IndexedOutcome, RuleIndex } from '../rule-index.ts';
import { commandsOf } from './commands-of.ts';

/** An attribute that an outcome writes to the profile, by `set` or by a profile command. */
export interface WrittenAttribute extends IndexedOutcome {
  place: Pointer;
  attribute: string;
  value: unknown;
}

export function attributesOf(review: RuleIndex): WrittenAttribute[] {
  const inSets = review.outcomes.flatMap((one) =>
    Object.entries(one.outcome.set ?? {}).map(([attribute, value]) => ({
      ...one,
      place: below(one.at, 'set', attribute),
      attribute,
      value,
    })),
  );
  const inCommands = commandsOf(review)
    .filter(({ command, source }) => hookOf(source.value).profileCommands.includes(command.type))
    .flatMap(({ command, place, ...one }) =>
      Object.entries(mapOf(command.value)).map(([attribute, value]) => ({
        ...one,
        place: below(place, 'value', attribute),
        attribute,
        value,
      })),
    );
  return [...inSets, ...inCommands];
}

function mapOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
