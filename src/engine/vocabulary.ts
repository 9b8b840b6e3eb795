import { Almanac, Engine, Operator, Rule, type RuleResult, type TopLevelCondition } from 'json-rules-engine';
import { type FactPath, parseFactPath } from '../rules/fact-path.ts';
import type { FactTest, TestContext, Verdict } from './operators/operator.ts';

/** Reads one fact of a request; may take its time. */
export type FactReader = (path: FactPath) => unknown;

/** A condition as json-rules-engine takes it. */
export type EngineCondition =
  | { all: EngineCondition[] }
  | { any: EngineCondition[] }
  | { not: EngineCondition }
  | { condition: string }
  | { fact: string; operator: string; value: true | { fact: string } };

/** What a test compares with, resolved for one request: the right-hand side that json-rules-engine hands on. */
interface RightHandSide extends TestContext {
  value?: unknown;
}

/** The part of json-rules-engine's Rule that its types leave out. */
export interface EngineRule {
  setEngine: (engine: Engine) => void;
  evaluate: (almanac: Almanac) => Promise<RuleResult>;
}

/**
 * What the conditions of one rule file may refer to, as a json-rules-engine Engine: its operators, its named
 * conditions, its fact paths. It is never run: `Engine.run` keeps its state on the engine, where one request's run
 * ends another's. Rules are evaluated one by one instead, each request with an Almanac of its own.
 *
 * Each test becomes an operator of its own that holds its prepared value (a set, a compiled pattern), because
 * json-rules-engine copies the `value` of every condition at every evaluation.
 */
export class Vocabulary {
  readonly #engine = new Engine([], { allowUndefinedFacts: true });
  readonly #paths = new Map<string, FactPath>();
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
    return this.#add(name, (fact, { now }) => test(fact, { now }));
  }

  /** Registers a test of a fact against another fact. */
  addComparison(
    name: string,
    compare: (fact: unknown, value: unknown, context: TestContext) => Verdict,
  ): string {
    return this.#add(name, (fact, { now, value }) => compare(fact, value, { now }));
  }

  #add(name: string, test: (fact: unknown, rightHandSide: RightHandSide) => Verdict): string {
    this.#tests += 1;
    // json-rules-engine would take a colon for the end of a decorator.
    const unique = `${name.replaceAll(':', '.')}#${this.#tests}`;
    this.#engine.addOperator(
      new Operator<unknown, RightHandSide>(unique, (fact, right) => test(fact, right) === true),
    );
    return unique;
  }

  addCondition(name: string, condition: EngineCondition): void {
    this.#engine.setCondition(name, condition as TopLevelCondition);
  }

  rule(name: string, conditions: EngineCondition): EngineRule {
    const rule = new Rule({
      name,
      conditions: conditions as TopLevelCondition,
      event: { type: name },
    }) as unknown as EngineRule;
    rule.setEngine(this.#engine);
    return rule;
  }

  /** The facts of one request, each read at most once, at one moment. */
  almanac(read: FactReader, now: number): Almanac {
    return new RequestAlmanac(this.#paths, read, now);
  }
}

class RequestAlmanac extends Almanac {
  readonly #paths: ReadonlyMap<string, FactPath>;
  readonly #read: FactReader;
  readonly #values = new Map<string, Promise<unknown>>();
  readonly #now: number;

  constructor(paths: ReadonlyMap<string, FactPath>, read: FactReader, now: number) {
    super();
    this.#paths = paths;
    this.#read = read;
    this.#now = now;
  }

  override async factValue<T>(text: string): Promise<T> {
    const known = this.#values.get(text);
    if (known !== undefined) return known as Promise<T>;
    const path = this.#paths.get(text);
    const value = Promise.resolve(path === undefined ? undefined : this.#read(path));
    this.#values.set(text, value);
    return value as Promise<T>;
  }

  /** Overrides json-rules-engine's own, which its types leave out: every right-hand side knows the time. */
  async getValue(value: true | { fact: string }): Promise<RightHandSide> {
    return value === true ? { now: this.#now } : { now: this.#now, value: await this.factValue(value.fact) };
  }
}
