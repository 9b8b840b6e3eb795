import { below } from '../../diagnostics/source-file.ts';
import { withoutNegations } from '../../rules/negation.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedRule } from '../rule-index.ts';
import { rulesOf, testsOf } from '../sign-in/tests-of.ts';

const SESSION_USER: readonly string[] = ['data.context.session.login', 'data.context.session.userId'];

export const readsSessionUser: Check = {
  code: 'reads-session-user',
  severity: 'warn',
  description:
    'A condition or a template that reads data.context.session.login or data.context.session.userId.',
  rationale:
    'Until 2025 Okta sometimes sent the session of another user with a refresh token. For many grants there is no session.',
  source: 'Okta release notes 2025, OKTA-869758',
  fix: 'Read data.context.user.profile.login or data.context.user.id.',
  find: ({ facts }) =>
    facts
      .filter(({ fact }) => SESSION_USER.includes(fact))
      .map(({ source, at, fact }) => {
        const message = `${fact} is not always the user whom the token is for, and is absent in many grants`;
        const read = fact.endsWith('login') ? 'data.context.user.profile.login' : 'data.context.user.id';
        return findingAt(source, { at }, { message, hint: `read ${read}` });
      }),
};

export const identityFact: Check = {
  code: 'identity-fact',
  severity: 'warn',
  description:
    'A condition on data.identity in a rule that does not test whether the request has it. Rules that change only the ID token are not reported.',
  rationale:
    'Okta sends it only if it issues an ID token: not without the scope openid, and not to a service. A requirement on it then denies the access token, too, or lets it through.',
  source: 'Okta Management API, token inline hook, "data.identity"',
  fix: 'Write `if: { fact: data.identity.claims.sub, operator: present }`, or test a fact of data.context.user.',
  find: (index) => {
    const tests = testsOf(index, ['data.identity']);
    const asking = rulesOf(
      tests.filter(({ test }) => withoutNegations(test.operator).operator.endsWith('present')),
    );
    return tests.flatMap(({ source, at, test, rules }) => {
      const rule = rules.find((one) => !asking.has(one) && !changesOnlyIdToken(one));
      if (rule === undefined) return [];
      const message = `"${rule.rule.name}" does not say what holds without an ID token, where ${test.fact} is absent`;
      const hint =
        'write if: { fact: data.identity.claims.sub, operator: present }, or test data.context.user';
      return [findingAt(source, { at: below(at, 'fact') }, { message, hint })];
    });
  },
};

function changesOnlyIdToken({ then, otherwise }: IndexedRule): boolean {
  return [then, otherwise].every(
    (outcome) =>
      outcome === undefined ||
      outcome.effect === 'continue' ||
      (outcome.effect === 'update' && outcome.accessToken === undefined),
  );
}
