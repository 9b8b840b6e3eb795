import { type Check, findingAt } from '../check.ts';
import { enteredAttribute } from '../outcomes/facts-tested.ts';
import { messagesIn, outputsIn } from '../outcomes/outcome-parts.ts';

export const inputInMessage: Check = {
  code: 'input-in-message',
  severity: 'warn',
  description: 'An error text that contains user input.',
  rationale:
    'Users can enter HTML. The third-generation widget renders some of it above the form, such as links and images.',
  source: 'Okta Sign-In Widget 7.49.0, as tried',
  fix: 'Remove it: the user still sees the input in the form.',
  find: (index) =>
    messagesIn(index).flatMap(({ source, place, text }) => {
      const typed = outputsIn(text)
        .filter(({ filters }) => !filters.includes('escape'))
        .flatMap(({ facts }) => facts)
        .find((fact) => enteredAttribute(fact, source.value) !== undefined);
      if (typed === undefined) return [];
      const message = `the text repeats ${typed}, in which anybody can type HTML`;
      const hint = 'leave it out: it still stands in the form';
      return [findingAt(source, { at: place }, { message, hint })];
    }),
};
