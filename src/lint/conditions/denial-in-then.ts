import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import type { Conjunction } from '../logic/conjunctions.ts';
import { literalOf } from '../logic/literal.ts';
import type { Logic } from '../logic/logic.ts';
import { doesNotDeny } from '../logic/outcome-sets.ts';
import { mayBeAllowed } from '../logic/reachability.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { holdsOnNothing } from './on-nothing.ts';

export const denialInThen: Check = {
  code: 'denial-in-then',
  severity: 'warn',
  description:
    'A rule that denies only in then, although its condition is not met by a request without the fact.',
  rationale:
    'Every test except absent fails on an absent value, and most tests fail on a malformed one: a request without the field is not denied.',
  fix: 'State what is required in when and deny in otherwise, or add a test with the operator absent.',
  find: ({ files, logic }) =>
    files
      .flatMap(({ requestTypes }) => requestTypes)
      .flatMap((requestType) => avoidableDenials(requestType, logic))
      .map(({ source, at, rule }) => {
        const message = `"${rule.name}" denies only when its condition holds, and an absent or malformed value slips past`;
        const hint =
          'state what is required in when and deny in otherwise, or add a test with the operator absent';
        return findingAt(source, { at: below(at, 'then'), key: true }, { message, hint });
      }),
};

/** Limit of conjunctions that are evaluated; further ones count as allowed. */
const MOST_TRIED = 20;

function avoidableDenials(requestType: IndexedRequestType, logic: Logic): IndexedRule[] {
  const known = new Map<string, boolean>();
  const isAllowed = (conjunction: Conjunction, from: IndexedRule) => {
    const place = requestType.written.strategy === 'first' ? from.at : '';
    const key = JSON.stringify([
      place,
      conjunction.map((literal) => [literal.key, [...literal.accepts].map(String)]),
    ]);
    const before = known.get(key);
    if (before !== undefined || known.size === MOST_TRIED) return before ?? true;
    const result = mayBeAllowed(requestType, logic, { conjunctions: [conjunction], from });
    known.set(key, result);
    return result;
  };
  return requestType.rules
    .filter(({ decides, then, otherwise }) => decides && denies(then) && doesNotDeny(otherwise))
    .filter((rule) => holdsOnNothing(rule) === false)
    .filter(
      (rule) =>
        conjunctionsWithoutOneFact(rule, logic)?.some((conjunction) => isAllowed(conjunction, rule)) ?? true,
    );
}

/** The conjunctions that the rule denies, each with one fact absent instead; undefined if they are unknown. */
function conjunctionsWithoutOneFact(rule: IndexedRule, logic: Logic): Conjunction[] | undefined {
  return logic.conjunctions(rule, true)?.flatMap((conjunction) =>
    [...Map.groupBy(conjunction, ({ fact }) => fact).values()].flatMap(([left]) => {
      const absent = left && literalOf({ fact: left.test.fact, operator: 'absent' }, left.at, true);
      return absent ? [[absent, ...conjunction.filter(({ fact }) => fact !== absent.fact)]] : [];
    }),
  );
}
