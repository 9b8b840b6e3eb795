import { closest } from '../../diagnostics/suggest.ts';
import { notInRequest, undocumentedStep } from '../../okta/request-shape.ts';
import type { FactPath } from '../../rules/fact-path.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import { factsRead } from './facts-read.ts';

type Problem = Pick<Finding, 'severity'> & { message: string; hint: string };

export const unknownFact: Check = {
  code: 'unknown-fact',
  severity: 'error',
  finds: 'A path that no request of the hook has. A warning further down, and in a template.',
  because: 'It is always absent: the rule always fails, or never.',
  source: 'Okta Management API, registration inline hook, request body',
  mend: 'Spell the path as Okta does: data.userProfile.email, data.context.request.ipAddress.',
  find: (review) =>
    factsRead(review).flatMap(({ source, at, fact, path, by }) => {
      const problem = notInRequest(path, fact) ?? furtherDown(path);
      if (problem === undefined) return [];
      return [findingAt(source, { at }, by === 'test' ? problem : { ...problem, severity: 'warn' })];
    }),
};

/** What Okta does not document may still be sent one day: a warning. */
function furtherDown(path: FactPath): Problem | undefined {
  const found = undocumentedStep(path);
  if (found === undefined) return undefined;
  const { parent, step, known } = found;
  const message = `Okta documents no "${step}" in ${parent}`;
  const match = closest(step, known);
  const expected =
    known.length === 0 ? `${parent} is a single value` : `expected one of: ${known.join(', ')}`;
  return {
    message,
    hint: match === undefined ? expected : `did you mean "${parent}.${match}"?`,
    severity: 'warn',
  };
}
