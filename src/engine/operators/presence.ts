import { isAbsent } from '../../rules/fact-path.ts';
import type { Operator } from './operator.ts';

function presence(name: string, wanted: boolean): Operator {
  return {
    name,
    expects: 'no value',
    prepare: (value) =>
      value === undefined
        ? (fact) => isAbsent(fact) !== wanted
        : { code: 'value-type', message: `${name} takes no value`, hint: 'remove value' },
    boundaryValues: () => ['given', '', null, undefined],
  };
}

/** The two operators that apply to an absent fact. */
export const presenceOperators: Operator[] = [presence('present', true), presence('absent', false)];
