import { type Check, findingAt } from '../check.ts';
import { denies, effectiveOutcome, hasAllow } from '../effective-outcome.ts';
import { headOf, requestInWords } from '../request-type-words.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { decidingRules, deniesEverything, isForAll } from './outcome-sets.ts';
import { mayBeDenied } from './reachability.ts';

export const neverAllowed: Check = {
  code: 'never-allowed',
  severity: 'warn',
  description: 'A request type whose requests are all denied; a file, if its hook has no request types.',
  rationale: 'Nobody gets through: a rule that allows is missing, or the rules exclude each other.',
  fix: 'Give a rule an outcome that allows, or write default: allow. The token and SAML hooks have continue in place of allow.',
  find: ({ soundTypes, logic }) =>
    soundTypes.flatMap((one) => {
      const { source } = one;
      const message = `every ${requestInWords(one)} is denied`;
      const report = (finding: { message: string; hint: string }) => [
        findingAt(source, { at: headOf(one), key: true }, finding),
      ];
      if (possibleResults(one)?.passed === false) {
        const word = hasAllow(source.value) ? 'allow' : 'continue';
        return report({ message, hint: `give a rule an outcome that ${word}s, or write default: ${word}` });
      }
      if (!deniesEverything(one, logic)) return [];
      const why = `${message}: no request meets what the rules ask for together`;
      return report({ message: why, hint: 'use strategy: first, or one rule with any' });
    }),
};

export const neverDenied: Check = {
  code: 'never-denied',
  severity: 'warn',
  description: 'A request type whose requests are never denied.',
  rationale: 'The rules decide nothing: an otherwise: deny is missing.',
  fix: 'Deny in the otherwise of a rule.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter((one) => possibleResults(one)?.denied === false || !mayBeDenied(one, logic))
      .map(({ source, at, requestType }) => {
        const message = `no ${requestType} request is ever denied`;
        return findingAt(source, { at, key: true }, { message, hint: 'is an otherwise: deny missing?' });
      }),
};

/** True if requests can pass and can be denied, conditions disregarded; undefined if an outcome is unknown. */
function possibleResults(requestType: IndexedRequestType): { passed: boolean; denied: boolean } | undefined {
  const { source, written } = requestType;
  const fallback = effectiveOutcome(written.default ?? 'deny', source.value);
  const deciding = decidingRules(requestType);
  if (fallback === undefined || deciding === undefined) return undefined;
  const outcomesOf = ({ then, otherwise }: IndexedRule) =>
    [then, otherwise].filter((outcome) => outcome !== undefined);
  // Outside its time window, and where its `if` does not hold, a rule has no outcome.
  const always = deciding
    .filter(isForAll)
    .map(outcomesOf)
    .filter((both) => both.length === 2);
  const outcomes = [...deciding.flatMap(outcomesOf), ...(always.length === 0 ? [fallback] : [])];
  const denyingAlways = always.some((both) => both.every(denies));
  return {
    passed: !outcomes.every(denies) && !(written.strategy !== 'first' && denyingAlways),
    denied: outcomes.some(denies),
  };
}
