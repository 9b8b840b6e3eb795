import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { OutcomeOrName, RequestTypeRules, Rule, Strategy } from '../rules/rule-file.ts';
import type { BoundCondition } from './bound-condition.ts';
import { compileWindow } from './compile-window.ts';
import { type CompiledCondition, compileCondition } from './condition.ts';
import type { ConditionNode } from './condition-node.ts';
import { testCountOf } from './named-conditions.ts';
import type { EngineRule } from './rule.ts';
import type { CompileScope } from './scope.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A rule, ready to be evaluated. `Outcome` is the caller's compiled form of `then` and `otherwise`. */
export interface CompiledRule<Outcome> {
  name: string;
  /** Description, owner and ticket. */
  about: Pick<Rule, 'description' | 'owner' | 'ticket'>;
  mode: 'enforce' | 'shadow';
  /** Validity window, in milliseconds since 1970. Outside of it the rule has no effect. */
  validFrom: number;
  validUntil: number;
  at: Pointer;
  /** The condition on the requests that the rule is for. */
  if?: CompiledPart;
  when: CompiledPart;
  /** `if` and `when`, bound to their operators. Properties of the rule: with 10,000 rules each further object costs a cache miss. */
  ifCondition: BoundCondition | undefined;
  condition: BoundCondition;
  /** Number of tests in its conditions, named conditions included. */
  tests: number;
  outcomes: { then?: Outcome; otherwise?: Outcome };
}

/** `if` or `when` of a rule. */
export interface CompiledPart {
  node: ConditionNode;
  engineRule: EngineRule;
}

type UnboundRule<Outcome> = Omit<CompiledRule<Outcome>, 'ifCondition' | 'condition'>;

/** The rules of one request type, in file order. */
export interface RuleList<Outcome> {
  strategy: Strategy;
  rules: CompiledRule<Outcome>[];
  vocabulary: Vocabulary;
}

/** Compiles an outcome; undefined if it has errors, which have been reported. */
export type CompileOutcome<Outcome> = (outcome: OutcomeOrName, at: Pointer) => Outcome | undefined;

/** The place of a request type, and the file around it. */
export interface RuleListContext {
  at: Pointer;
  scope: CompileScope;
}

/**
 * Compiles the rules of one request type; each step compiles or binds one rule, so that a caller can pause between two.
 * Rules with errors are reported and left out.
 */
export function* compileRules<Outcome>(
  { strategy = 'all', rules: written }: RequestTypeRules,
  { at, scope }: RuleListContext,
  compileOutcome: CompileOutcome<Outcome>,
): Generator<void, RuleList<Outcome>> {
  const { vocabulary } = scope;
  const sound: UnboundRule<Outcome>[] = [];
  for (const [index, rule] of written.entries()) {
    const place = below(at, 'rules', index);
    if (scope.broken.has(place)) continue;
    const compiled = compileRule(rule, place, scope, compileOutcome);
    if (compiled !== undefined && rule.enabled !== false) sound.push(compiled);
    yield;
  }
  // Bound last, in one pass: conditions that are evaluated one after the other are then neighbours in memory.
  const rules: CompiledRule<Outcome>[] = [];
  for (const rule of sound) {
    const ifCondition = rule.if && vocabulary.bind(rule.if.engineRule);
    rules.push({ ...rule, ifCondition, condition: vocabulary.bind(rule.when.engineRule) });
    yield;
  }
  return { strategy, rules, vocabulary };
}

function compileRule<Outcome>(
  rule: Rule,
  at: Pointer,
  scope: CompileScope,
  compileOutcome: CompileOutcome<Outcome>,
): UnboundRule<Outcome> | undefined {
  const only = rule.if === undefined ? undefined : compileCondition(rule.if, below(at, 'if'), scope);
  const when = compileCondition(rule.when, below(at, 'when'), scope);
  const window = compileWindow(rule, at, scope);
  const then = rule.then === undefined ? undefined : compileOutcome(rule.then, below(at, 'then'));
  const otherwise =
    rule.otherwise === undefined ? undefined : compileOutcome(rule.otherwise, below(at, 'otherwise'));
  if (when === undefined || window === undefined || (rule.if !== undefined && only === undefined))
    return undefined;
  const tests = testCountOf(when.node, scope);
  const testsOfIf = only === undefined ? 0 : testCountOf(only.node, scope);
  if (tests === undefined || testsOfIf === undefined) return undefined;
  const partOf = ({ node, engine }: CompiledCondition): CompiledPart => ({
    node,
    engineRule: scope.vocabulary.rule(rule.name, engine),
  });
  const { description, owner, ticket } = rule;
  return {
    name: rule.name,
    about: { ...(description && { description }), ...(owner && { owner }), ...(ticket && { ticket }) },
    mode: rule.mode ?? 'enforce',
    ...window,
    at,
    ...(only && { if: partOf(only) }),
    when: partOf(when),
    tests: tests + testsOfIf,
    outcomes: { ...(then !== undefined && { then }), ...(otherwise !== undefined && { otherwise }) },
  };
}
