import { closest, suggestion } from '../../diagnostics/suggest.ts';
import { dataProperties, requestProperties } from '../../okta/request-shape.ts';
import type { FactPath } from '../../rules/fact-path.ts';
import { type Check, findingAt } from '../check.ts';
import { factsRead } from './facts-read.ts';

export const unknownFact: Check = {
  code: 'unknown-fact',
  severity: 'error',
  finds: 'A path that no request of the hook has. A warning in a template.',
  because: 'It is always absent: the rule always fails, or never.',
  source: 'Okta Management API, registration inline hook, request body',
  mend: 'Spell the path as Okta does: data.userProfile.email.',
  find: (review) =>
    factsRead(review).flatMap(({ source, at, fact, path, by }) => {
      const problem = problemOf(path, fact);
      if (problem === undefined) return [];
      return [findingAt(source, { at }, by === 'test' ? problem : { ...problem, severity: 'warn' })];
    }),
};

function problemOf(path: FactPath, fact: string): { message: string; hint: string } | undefined {
  const [root, part] = path.map(String);
  if (root !== undefined && !requestProperties.has(root)) {
    const match = closest(root, requestProperties);
    const meant = dataProperties.has(root) ? `data.${fact}` : `data.userProfile.${fact}`;
    return { message: `Okta's request has no "${root}"`, hint: `did you mean "${match ?? meant}"?` };
  }
  if (root !== 'data' || part === undefined || dataProperties.has(part)) return undefined;
  const known = [...dataProperties].map((name) => `data.${name}`);
  return { message: `Okta's request has no "data.${part}"`, hint: suggestion(`data.${part}`, known) };
}
