import { type Check, findingAt } from '../check.ts';
import { messagesIn, withoutTemplates } from '../outcomes/outcome-parts.ts';

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
