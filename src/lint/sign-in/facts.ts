import { below } from '../../diagnostics/source-file.ts';
import { closest } from '../../diagnostics/suggest.ts';
import { hookOf } from '../../hooks/index.ts';
import { attributeAt, namesIn, nodeAt } from '../../hooks/request-tree.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import { isWithheld } from '../facts/fact-checks.ts';
import type { IndexedRule } from '../rule-index.ts';
import { isWithin } from './optional-facts.ts';
import { testsOf } from './tests-of.ts';

const REQUEST_URL = 'data.context.request.url';

export const readsUrl: Check = {
  code: 'reads-url',
  severity: 'warn',
  description:
    'A condition on data.context.request.url.value that lets a request continue or changes something, or a claim that is copied from it. A rule that only denies in then is not reported.',
  rationale:
    'Whoever starts the flow writes the query, with any parameter: Okta passes on those that it does not know.',
  source: 'Okta Support: token inline hooks and parameters of the /authorize URL',
  fix: 'Decide by facts that Okta states: the user, the client, the session, or the granted scopes.',
  find: (index) => {
    const message = 'whoever starts the sign-in writes this URL, with any parameter';
    const hint = 'decide by data.context.user, data.context.protocol or data.context.session';
    const tested = testsOf(index, [REQUEST_URL])
      .filter(({ rules }) => rules.some(givesSomething))
      .map(({ source, at }) => findingAt(source, { at: below(at, 'fact') }, { message, hint }));
    const copied = index.facts
      .filter(({ fact, by, at }) => by === 'template' && isWithin(fact, REQUEST_URL) && isWritten(at))
      .map(({ source, at }) => findingAt(source, { at }, { message, hint }));
    return [...tested, ...copied];
  },
};

/** False for a rule whose only outcome is a denial where its condition holds: nobody gets more by a parameter. */
function givesSomething({ then, otherwise }: IndexedRule): boolean {
  return otherwise !== undefined || !denies(then);
}

/** True for a place in a token or an assertion, and for a derived fact; false for texts and debugContext. */
function isWritten(at: string): boolean {
  return /^\/(facts|lookups)\/|\/(idToken|accessToken|assertion)\//.test(at);
}

const PROFILE = ['data', 'context', 'user', 'profile'];

export const claimAttribute: Check = {
  code: 'claim-attribute',
  severity: 'warn',
  description:
    'A fact in data.context.user.profile other than login, firstName, lastName, locale and timeZone, most often email.',
  rationale: "Okta's examples have no other attributes there: the fact may always be absent.",
  source: 'Okta Management API, examples of the token and SAML inline hooks',
  fix: 'Use one of the five. For another attribute add a claim or an attribute statement in Okta, and read it there: data.access.claims, data.identity.claims or data.assertion.claims.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, path }) => {
      const { request } = hookOf(source.value);
      const { attribute } = attributeAt(request, path) ?? {};
      const known = namesIn(nodeAt(request, PROFILE));
      if (attribute === undefined || known.includes(attribute) || isWithheld(attribute, source.value))
        return [];
      const match = attribute === 'email' ? 'login' : closest(attribute, known);
      const message = `Okta's examples have no "${attribute}" in ${PROFILE.join('.')}`;
      const hint =
        match === undefined
          ? `its examples have ${known.join(', ')}; add a claim in Okta for others`
          : `did you mean "${PROFILE.join('.')}.${match}"?`;
      return [findingAt(source, { at }, { message, hint })];
    }),
};
