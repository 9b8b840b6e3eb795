import { below } from '../../diagnostics/source-file.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { isFactReference, type RuleFile } from '../../rules/rule-file.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import { denies, type EffectiveOutcome } from '../effective-outcome.ts';
import { sourcesOf } from '../facts/derived-facts.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { type Change, changesIn } from './changes.ts';
import { type Conjunction, implies } from './conjunctions.ts';
import type { TestLiteral } from './literal.ts';
import type { Logic } from './logic.ts';
import { called, decidingRules, MOST_FINDINGS, meetInTime } from './outcome-sets.ts';

/** Limit of preceding rules that each rule is compared with, for one attribute. */
const MOST_COMPARED = 20;

export const setTwice: Check = {
  code: 'set-twice',
  severity: 'warn',
  description:
    'Two rules that can apply to one request and set an attribute or a claim to different values, or of which one takes the claim out.',
  rationale:
    'The later rule takes precedence: the order of the rules changes the profile, the token or the assertion.',
  fix: 'Set the attribute or the claim in one of them, or make the conditions exclusive.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ written }) => written.strategy !== 'first')
      .flatMap((requestType) => setTwiceIn(requestType, logic)),
};

/** An attribute or a claim that a rule sets, or takes out, in one of its outcomes. */
interface Setting extends Change {
  rule: IndexedRule;
  key: 'then' | 'otherwise';
}

function setTwiceIn(requestType: IndexedRequestType, logic: Logic): Finding[] {
  const settings = (decidingRules(requestType) ?? []).flatMap((rule) => [
    ...settingsOf(rule, 'then', rule.then),
    ...settingsOf(rule, 'otherwise', rule.otherwise),
  ]);
  const found = [...Map.groupBy(settings, ({ part, name }) => `${part} ${name}`).values()].flatMap((ofOne) =>
    ofOne.flatMap((later, index) => {
      const before = ofOne.slice(Math.max(0, index - MOST_COMPARED), index);
      const earlier = before.find((other) => other.value !== later.value && together(other, later, logic));
      return earlier === undefined ? [] : [{ earlier, later }];
    }),
  );
  return found.slice(0, MOST_FINDINGS).map(({ earlier, later }) => report(earlier, later));
}

function settingsOf(
  rule: IndexedRule,
  key: Setting['key'],
  outcome: EffectiveOutcome | undefined,
): Setting[] {
  if (outcome === undefined || denies(outcome)) return [];
  return changesIn(outcome).map((change) => ({ ...change, rule, key }));
}

/** True if one request can certainly get both: their conjunctions share no fact, or have the same literals for it. */
function together(one: Setting, other: Setting, logic: Logic): boolean {
  if (one.rule === other.rule || !meetInTime(one.rule, other.rule)) return false;
  const conjunctions = ({ rule, key }: Setting) => logic.conjunctions(rule, key === 'then') ?? [];
  return conjunctions(one).some((conjunction) =>
    conjunctions(other).some((second) => compatible(conjunction, second, one.rule.source.value)),
  );
}

function compatible(one: Conjunction, other: Conjunction, file: RuleFile): boolean {
  if ([...one, ...other].some(({ test }) => isFactReference(test.value))) return false;
  return one.every((literal) => {
    const others = other.filter((second) => areRelated(literal, second, file));
    return others.length === 0 || implies(others, literal) || others.every((second) => implies(one, second));
  });
}

/** True if two tests read the same fact, or facts that are made of the same one. */
function areRelated(one: TestLiteral, other: TestLiteral, file: RuleFile): boolean {
  const [sources, others] = [one, other].map(({ fact, test }) => [
    fact,
    ...sourcesOf(test.fact, file).map((source) => JSON.stringify(parseFactPath(source))),
  ]);
  return sources?.some((source) => others?.some((second) => overlaps(source, second))) ?? false;
}

/** True if two paths are equal, or one is a part of the other. */
function overlaps(one: string, other: string): boolean {
  const [inner, outer] = one.length > other.length ? [one, other] : [other, one];
  return inner === outer || inner.startsWith(`${outer.slice(0, -1)},`);
}

function report(earlier: Setting, { rule, key, name, value, keys }: Setting): Finding {
  const place = { at: below(rule.at, key, ...keys), key: true };
  const before = earlier.value === undefined ? `takes "${name}" out` : `sets "${name}" to ${earlier.value}`;
  const now = value === undefined ? 'it is taken out here' : `${value} wins`;
  const message = `${called(earlier.rule)} ${before} for the same requests, and ${now}`;
  const hint = 'set it in one of them, or write the conditions so that only one applies';
  return findingAt(rule.source, place, { message, hint });
}
