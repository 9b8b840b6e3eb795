import { type Check, findingAt } from '../check.ts';
import { messagesIn, withoutTemplates } from '../outcomes/outcome-parts.ts';

/** Characters that fit into a few lines under a field that is 320 pixels wide. */
const MOST_CHARACTERS = 150;

export const longMessage: Check = {
  code: 'long-message',
  severity: 'info',
  description: 'A text at a field of more than 150 characters.',
  rationale: 'It stands in small print under a narrow field: nobody reads so much there.',
  source: 'Okta Sign-In Widget 7.49.0, as tried',
  fix: 'Say what to do, in one sentence.',
  find: (index) =>
    messagesIn(index)
      // Of the branches of a template only one is shown.
      .filter(({ atField, text }) => atField && !text.includes('{%'))
      .flatMap(({ source, place, text }) => {
        const characters = [...withoutTemplates(text)].length;
        if (characters <= MOST_CHARACTERS) return [];
        const message = `the text has ${characters} characters, and stands under a narrow field`;
        return [findingAt(source, { at: place }, { message, hint: 'say what to do, in one sentence' })];
      }),
};
