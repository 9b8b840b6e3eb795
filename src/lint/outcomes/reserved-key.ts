import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

export const reservedKey: Check = {
  code: 'reserved-key',
  severity: 'error',
  description: 'A debugContext with a key "hookgate".',
  rationale:
    'This key contains the decision id, the deciding rules and the version, which connect the System Log with the decision.',
  fix: 'Choose another key.',
  find: ({ outcomes }) =>
    outcomes
      .filter(({ outcome }) => Object.hasOwn(outcome.debugContext ?? {}, 'hookgate'))
      .map(({ source, at }) => {
        const message = '"hookgate" is where the decision id, the rules and the version stand';
        const place = { at: below(at, 'debugContext', 'hookgate'), key: true };
        return findingAt(source, place, { message, hint: 'choose another key' });
      }),
};
