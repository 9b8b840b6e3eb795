import { hookOf } from '../../hooks/index.ts';
import { notDocumented, notInRequest } from '../../hooks/request-tree.ts';
import { type Check, findingAt } from '../check.ts';

export const unknownFact: Check = {
  code: 'unknown-fact',
  severity: 'error',
  description:
    'A path that requests of the hook do not have. A warning for undocumented properties and in templates.',
  rationale: 'The fact is always absent, so that the test has the same result for every request.',
  source: 'Okta Management API, registration inline hook, request body',
  fix: 'Spell the path as Okta does: data.userProfile.email, data.context.request.ipAddress.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, fact, path, by }) => {
      const { request } = hookOf(source.value);
      const never = notInRequest(request, path, fact);
      const problem = never ?? notDocumented(request, path);
      if (problem === undefined) return [];
      const isError = never !== undefined && by === 'test';
      return [findingAt(source, { at }, isError ? problem : { ...problem, severity: 'warn' })];
    }),
};
