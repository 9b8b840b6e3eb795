import { Engine, Operator, type OperatorEvaluator } from 'json-rules-engine';
import { type FactPath, parseFactPath } from '../rules/fact-path.ts';
import { type FactReader, RequestAlmanac, type ResolvedSide } from './almanac.ts';
import { Binding, type BoundCondition } from './bound-condition.ts';
import type { ConditionNode } from './condition-node.ts';
import { type EngineCondition, rooted } from './engine-condition.ts';
import type { FactTest, TestContext, Verdict } from './operators/operator.ts';
import { EngineRule } from './rule.ts';

type Test = (fact: unknown, right: ResolvedSide) => Verdict;

/**
 * What the conditions of one rule file may refer to, as a json-rules-engine Engine: its operators, its named
 * conditions, its fact paths. It is never run: `Engine.run` keeps its state on the engine, where one request's run
 * ends another's. Rules are judged one by one instead, each request with an Almanac of its own.
 *
 * Each test becomes an operator of its own that holds its prepared value: a set, a compiled pattern.
 */
export class Vocabulary {
  /** Number of tests of each named condition, its own names followed; infinite if it was refused. */
  readonly testCounts = new Map<string, number>();
  readonly #engine = new Engine([], { allowUndefinedFacts: true });
  readonly #binding = new Binding(this.#engine);
  readonly #paths = new Map<string, FactPath>();
  /** By the path of their fact, as JSON. */
  readonly #namedValues = new Map<string, Set<FactTest>>();
  readonly #definitions = new Map<string, ConditionNode[]>();
  #tests = 0;

  /** Registers a path; returns what is wrong with it as text. */
  addPath(text: string): string | undefined {
    const path = parseFactPath(text);
    if (typeof path === 'string') return path;
    this.#paths.set(text, path);
    return undefined;
  }

  /** Registers a test of a fact against a prepared value. */
  addTest(name: string, test: FactTest): string {
    return this.#add(name, test);
  }

  /** Registers a test of a fact against another fact. */
  addComparison(
    name: string,
    compare: (fact: unknown, value: unknown, context: TestContext) => Verdict,
  ): string {
    return this.#add(name, (fact, right) => compare(fact, right.value, right));
  }

  /** Registers the values that a test of a fact names; `test` holds for each of them. */
  addNamedValues(fact: string, test: FactTest): void {
    const key = JSON.stringify(this.#paths.get(fact));
    const tests = this.#namedValues.get(key) ?? new Set();
    this.#namedValues.set(key, tests.add(test));
  }

  /** Whether a test of this fact, or of the array around it, names this very value: as a literal or in a list. */
  namesValue(path: FactPath, value: string | number): boolean {
    if (this.#namedValues.size === 0) return false;
    const whole = this.#namedValues.get(JSON.stringify(path));
    const array = typeof path.at(-1) === 'number' ? path.slice(0, -1) : undefined;
    const around = array && this.#namedValues.get(JSON.stringify(array));
    // An entry of a list that has expired is in the list all the same.
    const context = { now: 0 };
    return [...(whole ?? []), ...(around ?? [])].some((test) => test(value, context) === true);
  }

  #add(name: string, test: Test): string {
    this.#tests += 1;
    // json-rules-engine would take a colon for the end of a decorator.
    const unique = `${name.replaceAll(':', '.')}#${this.#tests}`;
    this.#engine.addOperator(new TestOperator(unique, test));
    return unique;
  }

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

  /** A rule's condition, ready to be judged. */
  bind(rule: EngineRule): BoundCondition {
    return rule.bind(this.#binding);
  }

  /** The facts of one request, each read at most once, at one moment. */
  almanac(read: FactReader, now: number): RequestAlmanac {
    return new RequestAlmanac(this.#paths, read, now);
  }
}

/** An operator that holds its value. What it cannot judge does not hold. */
class TestOperator extends Operator<unknown, ResolvedSide> {
  constructor(name: string, test: Test) {
    super(name, test as OperatorEvaluator<unknown, ResolvedSide>);
  }

  override evaluate(fact: unknown, right: ResolvedSide): boolean {
    return this.cb(fact, right) === true;
  }
}
