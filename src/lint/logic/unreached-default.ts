import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies, effectiveOutcome } from '../effective-outcome.ts';
import { alwaysDecides } from './outcome-sets.ts';

export const unreachedDefault: Check = {
  code: 'unreached-default',
  severity: 'info',
  description:
    'A default that lets people in and is never reached. One that denies may stand: it closes the file.',
  rationale: 'Some rule has an outcome for every request: who reads default is misled.',
  fix: 'Take it out, or write default: deny.',
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
