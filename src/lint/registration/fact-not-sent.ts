import { request } from '../../hooks/registration/request.ts';
import { notSent } from '../../hooks/request-tree.ts';
import { type Check, findingAt } from '../check.ts';

export const factNotSent: Check = {
  code: 'fact-not-sent',
  severity: 'error',
  description: 'A fact that Okta does not send with this request type. A warning in a template.',
  rationale: 'The fact is always absent, so that the test has the same result for every request.',
  source: 'Okta Management API, "RegistrationInlineHookSSRPayload" and "RegistrationInlineHookPPPayload"',
  fix: 'Sign-up sends data.userProfile; an update sends data.userProfileUpdate and data.context.user.profile.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, path, requestTypes, by }) =>
      requestTypes.flatMap((requestType) => {
        const problem = notSent(request, path, requestType);
        if (problem === undefined) return [];
        return [findingAt(source, { at }, by === 'test' ? problem : { ...problem, severity: 'warn' })];
      }),
    ),
};
