import { type Check, findingAt } from '../check.ts';
import { sourcesOf } from '../facts/derived-facts.ts';
import { copiesIn, messagesIn } from '../outcomes/outcome-parts.ts';
import { isWithin } from '../sign-in/optional-facts.ts';

/** The parts of a request that speak of a person. */
const PERSONAL = ['data.identity', 'data.access.claims', 'data.context.user', 'data.context.session'];

export const errorVisible: Check = {
  code: 'error-visible',
  severity: 'warn',
  description: 'An error text that contains a claim, or another fact about the user.',
  rationale:
    'The OAuth client gets it as error_description: it is in the URL of the redirect, and in the logs of the app and its proxies.',
  source: 'Okta Management API, "TokenHookResponse", error; RFC 6749, section 4.1.2.1',
  fix: 'Write a text without facts. Put facts for administrators into debugContext, which goes to the System Log.',
  find: (index) =>
    messagesIn(index).flatMap(({ source, place, text }) => {
      const shown = copiesIn(text, source.value)
        .flatMap(({ facts }) => facts.flatMap((fact) => sourcesOf(fact, source.value)))
        .find((fact) => PERSONAL.some((part) => isWithin(fact, part)));
      if (shown === undefined) return [];
      const message = `the text shows ${shown} to the OAuth client, as error_description`;
      return [
        findingAt(source, { at: place }, { message, hint: 'leave it out, or write it to debugContext' }),
      ];
    }),
};
