import { hookOf } from '../../hooks/index.ts';
import { notDocumented, notInRequest } from '../../hooks/request-tree.ts';
import { type Check, findingAt } from '../check.ts';

export const unknownFact: Check = {
  code: 'unknown-fact',
  severity: 'error',
  description: 'A path that no request of the hook has. A warning further down, and in a template.',
  rationale: 'It is always absent: the rule always fails, or never.',
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
