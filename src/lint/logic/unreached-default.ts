import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies, effectiveOutcome } from '../effective-outcome.ts';
import { alwaysDecides } from './outcome-sets.ts';

export const unreachedDefault: Check = {
  code: 'unreached-default',
  severity: 'info',
  description: 'A default that allows and is never reached. A default that denies is not reported.',
  rationale: 'The rules have an outcome for every request, so that the default is misleading.',
  fix: 'Remove it, or write default: deny.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ source, written }) => {
        const meaning = effectiveOutcome(written.default, source.value);
        return meaning !== undefined && !denies(meaning);
      })
      .filter((requestType) => alwaysDecides(requestType, logic))
      .map(({ source, at, requestType }) => {
        const message = `this default is never reached: every ${requestType} request gets an outcome from a rule`;
        const hint = 'take it out, or write default: deny';
        return findingAt(source, { at: below(at, 'default'), key: true }, { message, hint });
      }),
};
