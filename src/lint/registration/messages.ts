import { type Check, findingAt } from '../check.ts';
import { enteredAttribute } from '../outcomes/facts-tested.ts';
import { copiesIn, messagesIn, withoutTemplates } from '../outcomes/outcome-parts.ts';

/** An HTML tag or character reference. */
const HTML = /<[a-z/!][^<>]*>?|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i;

export const htmlInMessage: Check = {
  code: 'html-in-message',
  severity: 'warn',
  description: 'A text with HTML: a tag, or a character reference such as `&amp;`.',
  rationale:
    'At a field the markup is shown as text. Above the form the third-generation widget renders it; the second does not.',
  source: 'Okta Sign-In Widget 7.49.0, as tried',
  fix: 'Write plain text.',
  find: (index) =>
    messagesIn(index).flatMap(({ source, place, text }) => {
      const [found] = HTML.exec(withoutTemplates(text)) ?? [];
      if (found === undefined) return [];
      const message = `"${found.slice(0, 40)}" is HTML, and is shown as it is written, or rendered`;
      return [findingAt(source, { at: place }, { message, hint: 'write plain text' })];
    }),
};

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
      const typed = copiesIn(text, source.value)
        .filter(({ filters }) => !filters.includes('escape'))
        .flatMap(({ facts }) => facts)
        .find((fact) => enteredAttribute(fact, source.value) !== undefined);
      if (typed === undefined) return [];
      const message = `the text repeats ${typed}, in which anybody can type HTML`;
      const hint = 'leave it out: it still stands in the form';
      return [findingAt(source, { at: place }, { message, hint })];
    }),
};

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
