import { below, diagnose, type Finding, type Pointer } from '../diagnostics/source-file.ts';
import type { OutcomeOrName, RequestTypeRules, Rule, Strategy } from '../rules/rule-file.ts';
import { parseTime } from '../rules/time.ts';
import { timeHint } from '../rules/time-hint.ts';
import type { BoundCondition } from './bound-condition.ts';
import { type ConditionNode, compileCondition } from './condition.ts';
import { type NamedConditions, sizeOf } from './named-conditions.ts';
import type { EngineRule } from './rule.ts';
import type { Scope } from './scope.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A rule, ready to be evaluated. `Outcome` is what the caller makes of `then` and `otherwise`. */
export interface CompiledRule<Outcome> {
  name: string;
  /** What its author says about it. */
  about: Pick<Rule, 'description' | 'owner' | 'ticket'>;
  mode: 'enforce' | 'shadow';
  /** Milliseconds since 1970; outside of the window the rule is as if it were not there. */
  validFrom: number;
  validUntil: number;
  at: Pointer;
  when: ConditionNode;
  /** How many tests its condition comes to. */
  tests: number;
  engineRule: EngineRule;
  /** That of `engineRule`, ready to be judged. */
  condition: BoundCondition;
  outcomes: { then?: Outcome; otherwise?: Outcome };
}

type UnboundRule<Outcome> = Omit<CompiledRule<Outcome>, 'condition'>;

/** The rules of one request type, in file order. */
export interface RuleList<Outcome> {
  strategy: Strategy;
  rules: CompiledRule<Outcome>[];
  vocabulary: Vocabulary;
  named: NamedConditions;
}

/** Compiles the outcome at a place; undefined where it has errors, which have been reported. */
export type CompileOutcome<Outcome> = (outcome: OutcomeOrName, at: Pointer) => Outcome | undefined;

/** The list of a request type, without its rules: they are added some at a time. */
export function startList<Outcome>(
  { strategy = 'all' }: Pick<RequestTypeRules, 'strategy'>,
  { vocabulary }: Scope,
  named: NamedConditions,
): RuleList<Outcome> {
  return { strategy, rules: [], vocabulary, named };
}

/** Rules of one request type that stand one after the other: the first of them at `first`. */
export interface RuleRun {
  rules: readonly Rule[];
  /** Where the request type stands. */
  at: Pointer;
  first: number;
}

/** Compiles rules that come after those of the list. Rules with errors are reported and left out. */
export function addRules<Outcome>(
  list: RuleList<Outcome>,
  { rules, at, first }: RuleRun,
  scope: Scope,
  compileOutcome: CompileOutcome<Outcome>,
): void {
  const sound: UnboundRule<Outcome>[] = [];
  for (const [index, rule] of rules.entries()) {
    const place = below(at, 'rules', first + index);
    if (scope.broken.has(place)) continue;
    const compiled = compileRule(rule, place, scope, list.named, compileOutcome);
    if (compiled !== undefined && rule.enabled !== false) sound.push(compiled);
  }
  // One after the other and last of all: what an evaluation goes through then lies side by side in memory.
  list.rules.push(...sound.map((rule) => ({ ...rule, condition: list.vocabulary.bind(rule.engineRule) })));
}

function compileRule<Outcome>(
  rule: Rule,
  at: Pointer,
  scope: Scope,
  named: NamedConditions,
  compileOutcome: CompileOutcome<Outcome>,
): UnboundRule<Outcome> | undefined {
  const when = compileCondition(rule.when, below(at, 'when'), scope);
  const window = compileWindow(rule, at, scope);
  const then = rule.then === undefined ? undefined : compileOutcome(rule.then, below(at, 'then'));
  const otherwise =
    rule.otherwise === undefined ? undefined : compileOutcome(rule.otherwise, below(at, 'otherwise'));
  if (when === undefined || window === undefined) return undefined;
  const tests = sizeOf(when.node, named, scope);
  if (tests === undefined) return undefined;
  const { description, owner, ticket } = rule;
  return {
    name: rule.name,
    about: { ...(description && { description }), ...(owner && { owner }), ...(ticket && { ticket }) },
    mode: rule.mode ?? 'enforce',
    ...window,
    at,
    when: when.node,
    tests,
    engineRule: scope.vocabulary.rule(rule.name, when.engine),
    outcomes: { ...(then !== undefined && { then }), ...(otherwise !== undefined && { otherwise }) },
  };
}

function compileWindow(
  rule: Rule,
  at: Pointer,
  scope: Scope,
): { validFrom: number; validUntil: number } | undefined {
  const report = (key: string, code: Finding['code'], message: string, hint: string) =>
    scope.report(diagnose(scope.source, { at: below(at, key) }, { code, message, hint }));
  const read = (key: 'validFrom' | 'validUntil', otherwise: number): number => {
    const text = rule[key];
    const time = text === undefined ? otherwise : (parseTime(text) ?? Number.NaN);
    if (Number.isNaN(time))
      report(key, 'wrong-time', `"${text}" is not an RFC 3339 time`, timeHint(text ?? ''));
    return time;
  };
  const validFrom = read('validFrom', Number.NEGATIVE_INFINITY);
  const validUntil = read('validUntil', Number.POSITIVE_INFINITY);
  if (Number.isNaN(validFrom) || Number.isNaN(validUntil)) return undefined;
  if (validFrom < validUntil) return { validFrom, validUntil };
  report(
    'validUntil',
    'empty-window',
    'the rule ends before it begins',
    'validUntil must be later than validFrom',
  );
  return undefined;
}
