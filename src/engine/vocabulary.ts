import { Engine, Operator, type OperatorEvaluator } from 'json-rules-engine';
import { type FactPath, parseFactPath } from '../rules/fact-path.ts';
import { type FactReader, RequestAlmanac, type ResolvedSide } from './almanac.ts';
import { Binding, type BoundCondition } from './bound-condition.ts';
import type { ConditionNode } from './condition-node.ts';
import { type EngineCondition, rooted } from './engine-condition.ts';
import type { FactTest, TestContext, Verdict } from './operators/operator.ts';
import { EngineRule } from './rule.ts';

/** A test that is bound to its operator; `right` holds the value of another fact, for a comparison. */
type BoundTest = (fact: unknown, right: ResolvedSide) => Verdict;

/**
 * Operators, named conditions and fact paths of one rule file, in a json-rules-engine Engine. The engine is never run:
 * `Engine.run` keeps state on the engine, so that one request's run ends another's. Rules are evaluated one by one
 * instead, with one Almanac per request.
 *
 * Each test becomes an operator that holds its prepared value: a set, a compiled pattern.
 */
export class Vocabulary {
  /**
   * Number of tests of each named condition, including those of the conditions that it names; infinite if it was
   * refused.
   */
  readonly testCounts = new Map<string, number>();
  readonly #engine = new Engine([], { allowUndefinedFacts: true });
  readonly #binding = new Binding(this.#engine);
  readonly #paths = new Map<string, FactPath>();
  /** Tests that hold for the named values, by the path of their fact as JSON. */
  readonly #namedValues = new Map<string, Set<FactTest>>();
  readonly #definitions = new Map<string, ConditionNode[]>();
  #tests = 0;

  /** Registers a path; returns a message if it is invalid. */
  addPath(text: string): string | undefined {
    const path = parseFactPath(text);
    if (typeof path === 'string') return path;
    this.#paths.set(text, path);
    return undefined;
  }

  /** Registers a test as an operator of its own, whose name is returned. */
  addTest(name: string, test: BoundTest): string {
    this.#tests += 1;
    // To json-rules-engine a colon ends a decorator.
    const unique = `${name.replaceAll(':', '.')}#${this.#tests}`;
    this.#engine.addOperator(new TestOperator(unique, test));
    return unique;
  }

  /** Registers a test of a fact against another fact. */
  addComparison(
    name: string,
    compare: (fact: unknown, value: unknown, context: TestContext) => Verdict,
  ): string {
    return this.addTest(name, (fact, right) => compare(fact, right.value, right));
  }

  /** Registers the values that a test of a fact names. @param test holds for exactly these values */
  addNamedValues(fact: string, test: FactTest): void {
    const key = JSON.stringify(this.#paths.get(fact));
    const tests = this.#namedValues.get(key) ?? new Set();
    this.#namedValues.set(key, tests.add(test));
  }

  /** True if a test of this fact, or of the array that contains it, names this value: literally or in a list. */
  namesValue(path: FactPath, value: string | number): boolean {
    if (this.#namedValues.size === 0) return false;
    const whole = this.#namedValues.get(JSON.stringify(path));
    const array = typeof path.at(-1) === 'number' ? path.slice(0, -1) : undefined;
    const around = array && this.#namedValues.get(JSON.stringify(array));
    // At time 0 no entry of a list has expired.
    const context = { now: 0 };
    return [...(whole ?? []), ...(around ?? [])].some((test) => test(value, context) === true);
  }

  /** Registers a named condition. */
  addCondition(name: string, engine: EngineCondition, node: ConditionNode): void {
    this.#engine.setCondition(name, rooted(engine));
    this.definitionOf(name).push(node);
  }

  /** The definition of a named condition; empty until it is registered. */
  definitionOf(name: string): ConditionNode[] {
    const definition = this.#definitions.get(name) ?? [];
    this.#definitions.set(name, definition);
    return definition;
  }

  rule(name: string, condition: EngineCondition): EngineRule {
    return new EngineRule(name, condition, this.#engine);
  }

  /** Binds a rule's condition to the operators. */
  bind(rule: EngineRule): BoundCondition {
    return rule.bind(this.#binding);
  }

  /** The facts of one request. */
  almanac(read: FactReader, now: number): RequestAlmanac {
    return new RequestAlmanac(this.#paths, read, now);
  }
}

/** An operator that holds its value. An undefined verdict is false. */
class TestOperator extends Operator<unknown, ResolvedSide> {
  constructor(name: string, test: BoundTest) {
    super(name, test as OperatorEvaluator<unknown, ResolvedSide>);
  }

  override evaluate(fact: unknown, right: ResolvedSide): boolean {
    return this.cb(fact, right) === true;
  }
}
