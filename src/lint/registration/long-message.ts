import { type Check, findingAt } from '../check.ts';
import { messagesIn, withoutTemplates } from '../outcomes/outcome-parts.ts';

/** Characters that fit in a few lines under a field of 320 pixels. */
const MOST_CHARACTERS = 150;

export const longMessage: Check = {
  code: 'long-message',
  severity: 'info',
  description: 'A text at a field of more than 150 characters.',
  rationale: 'It is shown in small print under a narrow field, where long texts are not read.',
  source: 'Okta Sign-In Widget 7.49.0, as tried',
  fix: 'Say what to do, in one sentence.',
  find: (index) =>
    messagesIn(index)
      // Only one branch of a template is shown.
      .filter(({ atField, text }) => atField && !text.includes('{%'))
      .flatMap(({ source, place, text }) => {
        const characters = [...withoutTemplates(text)].length;
        if (characters <= MOST_CHARACTERS) return [];
        const message = `the text has ${characters} characters, and stands under a narrow field`;
        return [findingAt(source, { at: place }, { message, hint: 'say what to do, in one sentence' })];
      }),
};
