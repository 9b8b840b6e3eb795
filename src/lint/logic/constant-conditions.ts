import { below, rangeOf } from '../../diagnostics/source-file.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import type { IndexedRule, RuleIndex } from '../rule-index.ts';
import type { TestLiteral } from './literal.ts';
import type { Logic } from './logic.ts';
import { isSteady, passes } from './outcome-sets.ts';

export const neverHolds: Check = {
  code: 'never-holds',
  severity: 'warn',
  description:
    'A condition that no request can meet, because its tests exclude each other or require another request type.',
  rationale: 'Its then is never reached: the rule does not do what it says.',
  fix: 'Write any where all was meant, or correct one of the two tests.',
  find: (index) =>
    constantConditions(index, {
      holds: true,
      explain: (tests, isSingle) =>
        isSingle
          ? {
              reason: `${tests} is true of no request of this request type`,
              hint: 'write the rule under the request type that it is about',
            }
          : {
              reason: `${tests} exclude each other`,
              hint: 'is any meant where all is written? else correct one of them',
            },
    }),
};

export const alwaysHolds: Check = {
  code: 'always-holds',
  severity: 'warn',
  description:
    'A condition that every request meets, because one of its tests holds wherever the other fails.',
  rationale: 'Its otherwise is never reached: the rule does not do what it says.',
  fix: 'Write all where any was meant, correct one of the tests, or write the outcome as default.',
  find: (index) =>
    constantConditions(index, {
      holds: false,
      explain: (tests, isSingle) =>
        isSingle
          ? {
              reason: `${tests} is true of every request of this request type`,
              hint: 'take the test out; an outcome for every request is written as default',
            }
          : {
              reason: `${tests} cannot fail together`,
              hint: 'is all meant where any is written? an outcome for every request is written as default',
            },
      isIgnored: isDeliberate,
    }),
};

/** True if a rule uses a trivial test to apply to every request: it denies, or it has a time window. */
function isDeliberate(one: IndexedRule, literals: readonly TestLiteral[]): boolean {
  const isTrivial = literals.length === 1 || literals.every(({ operator }) => operator === 'present');
  return isTrivial && one.rule.otherwise === undefined && !(isSteady(one) && passes(one.then));
}

/** Limit of tests named in a message; further ones are counted. */
const MOST_NAMED = 3;

/** What a check says of a condition that never holds (`holds`), or never fails. */
interface Claim {
  holds: boolean;
  explain: (tests: string, isSingle: boolean) => { reason: string; hint: string };
  isIgnored?: (rule: IndexedRule, literals: readonly TestLiteral[]) => boolean;
}

function constantConditions({ soundTypes, logic }: RuleIndex, claim: Claim): Finding[] {
  return soundTypes.flatMap(({ rules }) => rules).flatMap((one) => findingsOf(one, claim, logic));
}

function findingsOf(one: IndexedRule, claim: Claim, logic: Logic): Finding[] {
  const { holds, isIgnored } = claim;
  const ofIf = one.rule.if && logic.contradiction(one, holds, 'if');
  if (ofIf !== undefined) return [report(one, 'if', ofIf, claim)];
  const ofWhen = logic.contradiction(one, holds, 'when');
  if (ofWhen !== undefined) return isIgnored?.(one, ofWhen) ? [] : [report(one, 'when', ofWhen, claim)];
  const together = one.rule.if && logic.contradiction(one, holds);
  return together === undefined ? [] : [reportTogether(one, together, claim)];
}

function report(
  one: IndexedRule,
  part: 'if' | 'when',
  literals: readonly TestLiteral[],
  { holds, explain }: Claim,
): Finding {
  const { reason, hint } = explain(listed(one, literals), literals.length === 1);
  const words = part === 'if' ? 'if' : 'condition';
  const message = `the ${words} of "${one.rule.name}" ${holds ? 'never' : 'always'} holds: ${reason}`;
  return findingAt(one.source, { at: below(one.at, part), key: true }, { message, hint });
}

function reportTogether(
  one: IndexedRule,
  literals: readonly TestLiteral[],
  { holds }: Pick<Claim, 'holds'>,
): Finding {
  const never = holds ? 'never' : 'always';
  const message = `the condition of "${one.rule.name}" ${never} holds where its if does: see ${listed(one, literals)}`;
  const hint = 'correct one of these tests, or take the one in when out';
  return findingAt(one.source, { at: below(one.at, 'when'), key: true }, { message, hint });
}

function listed({ source }: IndexedRule, literals: readonly TestLiteral[]): string {
  const texts = literals.map(
    ({ at, test }) => `${test.fact} ${test.operator} (line ${rangeOf(source, at).start.line})`,
  );
  const shown = texts.slice(0, MOST_NAMED);
  const others = texts.length - shown.length;
  return others > 0 ? `${shown.join(', ')} and ${others} more` : shown.join(' and ');
}
