import { type Check, findingAt } from '../check.ts';
import { deniesEverything } from './outcome-sets.ts';
import { reach } from './reach.ts';

export const neverAllowed: Check = {
  code: 'never-allowed',
  severity: 'warn',
  description: 'A request type whose requests are all denied, whatever they hold.',
  rationale: 'Nobody can sign up: a rule that allows was forgotten, or the rules exclude each other.',
  fix: 'Give a rule an outcome that allows, or write default: allow.',
  find: ({ soundTypes, logic }) =>
    soundTypes.flatMap((one) => {
      const { source, at, requestType } = one;
      const place = { at, key: true };
      const message = `every ${requestType} request is denied`;
      if (reach(one)?.passes === false)
        return [
          findingAt(source, place, {
            message,
            hint: 'give a rule an outcome that allows, or write default: allow',
          }),
        ];
      if (!deniesEverything(one, logic)) return [];
      const why = `${message}: no request meets what the rules ask for together`;
      return [findingAt(source, place, { message: why, hint: 'use strategy: first, or one rule with any' })];
    }),
};
