import { type Check, findingAt } from '../check.ts';
import { reach } from './reach.ts';
import { deniesEverybody } from './regions.ts';

export const neverAllowed: Check = {
  code: 'never-allowed',
  severity: 'warn',
  finds: 'A request type whose requests are all denied, whatever they hold.',
  because: 'Nobody can sign up: a rule that allows was forgotten, or the rules exclude each other.',
  mend: 'Give a rule an outcome that allows, or write default: allow.',
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
      if (!deniesEverybody(one, logic)) return [];
      const why = `${message}: no request meets what the rules ask for together`;
      return [findingAt(source, place, { message: why, hint: 'use strategy: first, or one rule with any' })];
    }),
};
