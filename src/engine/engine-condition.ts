import type { TopLevelCondition } from 'json-rules-engine';
import type { Pointer } from '../diagnostics/source-file.ts';

/** What a test compares with. `true`: its operator holds it. */
export type RightHandSide = true | { fact: string };

/** A condition as json-rules-engine takes it. Its name is the place where it is written. */
export type EngineCondition = { name: Pointer } & (
  | { all: EngineCondition[] }
  | { any: EngineCondition[] }
  | { not: EngineCondition }
  | { condition: string }
  | { fact: string; operator: string; value: RightHandSide }
);

/** json-rules-engine wants all, any, not or condition at the root. */
export function rooted(condition: EngineCondition): TopLevelCondition {
  return ('fact' in condition ? { name: condition.name, all: [condition] } : condition) as TopLevelCondition;
}

/** What json-rules-engine has and its types leave out. */
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
