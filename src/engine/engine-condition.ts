import type { TopLevelCondition } from 'json-rules-engine';
import type { Pointer } from '../diagnostics/source-file.ts';

/** The right-hand side of a test; `true` if its operator holds the value. */
export type RightHandSide = true | { fact: string };

/** A condition in json-rules-engine's form. Its name is its position in the rule file. */
export type EngineCondition = { name: Pointer } & (
  | { all: EngineCondition[] }
  | { any: EngineCondition[] }
  | { not: EngineCondition }
  | { condition: string }
  | { fact: string; operator: string; value: RightHandSide }
);

/** json-rules-engine requires all, any, not or condition at the root. */
export function rooted(condition: EngineCondition): TopLevelCondition {
  return ('fact' in condition ? { name: condition.name, all: [condition] } : condition) as TopLevelCondition;
}

/** Members of json-rules-engine that its types omit. */
declare module 'json-rules-engine' {
  interface Engine {
    readonly operators: { get(name: string): Operator | null };
    readonly conditions: ReadonlyMap<string, TopLevelCondition>;
  }
  interface Operator<A = unknown, B = unknown> {
    cb(fact: A, value: B): unknown;
    evaluate(fact: A, value: B): boolean;
  }
  interface Rule {
    readonly engine: Engine;
    setEngine(engine: Engine): this;
  }
}
