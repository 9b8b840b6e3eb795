import type { Engine, Operator } from 'json-rules-engine';
import type { RequestAlmanac } from './almanac.ts';
import type { EngineCondition, RightHandSide } from './engine-condition.ts';

/** A condition bound to its operators, so that evaluating it looks up no names. Keeps no state of a request. */
export interface BoundCondition {
  /** @throws EvaluationError of a test that cannot be evaluated. */
  holds: (almanac: RequestAlmanac) => boolean;
}

/** Binds conditions to the operators of an engine and to its named conditions, each of which is bound once. */
export class Binding {
  readonly #engine: Engine;
  readonly #around: (bound: BoundCondition, condition: EngineCondition) => BoundCondition;
  readonly #named = new Map<string, BoundCondition>();

  /** @param around wraps each part of a condition */
  constructor(
    engine: Engine,
    around: (bound: BoundCondition, condition: EngineCondition) => BoundCondition = (bound) => bound,
  ) {
    this.#engine = engine;
    this.#around = around;
  }

  bind(condition: EngineCondition): BoundCondition {
    return this.#around(this.#bindPart(condition), condition);
  }

  #bindPart(condition: EngineCondition): BoundCondition {
    if ('all' in condition) return this.#bindEach(condition.all, true);
    if ('any' in condition) return this.#bindEach(condition.any, false);
    if ('not' in condition) return new NotOf(this.bind(condition.not));
    if ('condition' in condition) return this.#bindNamed(condition.condition);
    const operator = this.#engine.operators.get(condition.operator);
    if (operator === null) throw new Error(`there is no operator ${condition.operator}`);
    return new OneTest(condition.fact, operator, condition.value);
  }

  #bindEach(conditions: EngineCondition[], every: boolean): BoundCondition {
    const parts = conditions.map((condition) => this.bind(condition));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : new Parts(parts, every);
  }

  #bindNamed(name: string): BoundCondition {
    const condition = this.#engine.conditions.get(name);
    if (condition === undefined) return { holds: () => neverServed(name) };
    const bound = this.#named.get(name) ?? this.bind(condition as EngineCondition);
    this.#named.set(name, bound);
    return bound;
  }
}

/** A class as the next two: with closures in their place an evaluation takes 10 % longer. */
class OneTest implements BoundCondition {
  readonly #fact: string;
  readonly #operator: Operator;
  readonly #value: RightHandSide;

  constructor(fact: string, operator: Operator, value: RightHandSide) {
    this.#fact = fact;
    this.#operator = operator;
    this.#value = value;
  }

  holds(almanac: RequestAlmanac): boolean {
    return this.#operator.evaluate(almanac.fact(this.#fact), almanac.resolve(this.#value));
  }
}

/**
 * All of the parts, or any of them. Every part is evaluated, even after the result is known, as json-rules-engine does:
 * a test that cannot be evaluated fails its rule at any position.
 */
class Parts implements BoundCondition {
  readonly #parts: BoundCondition[];
  readonly #every: boolean;

  constructor(parts: BoundCondition[], every: boolean) {
    this.#parts = parts;
    this.#every = every;
  }

  holds(almanac: RequestAlmanac): boolean {
    const every = this.#every;
    let holds = every;
    for (const part of this.#parts) if (part.holds(almanac) !== every) holds = !every;
    return holds;
  }
}

class NotOf implements BoundCondition {
  readonly #part: BoundCondition;

  constructor(part: BoundCondition) {
    this.#part = part;
  }

  holds(almanac: RequestAlmanac): boolean {
    return !this.#part.holds(almanac);
  }
}

/** The condition has errors, which have been reported: rules that refer to it are never served. */
function neverServed(name: string): never {
  throw new Error(`there is no condition "${name}"`);
}
