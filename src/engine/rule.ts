import { type Engine, Rule } from 'json-rules-engine';
import type { Pointer } from '../diagnostics/source-file.ts';
import type { RequestAlmanac } from './almanac.ts';
import { Binding, type BoundCondition } from './bound-condition.ts';
import { type EngineCondition, rooted } from './engine-condition.ts';
import type { NotedEntries } from './operators/operator.ts';

/** Results of all parts of a rule's condition, by position in the rule file. */
export type RuleResults = ReadonlyMap<Pointer, { holds: boolean; noted: NotedEntries }>;

/**
 * A json-rules-engine rule that is evaluated synchronously, and without the copy of its condition that each `evaluate`
 * of json-rules-engine makes. The inherited `evaluate` has the same result.
 */
export class EngineRule extends Rule {
  constructor(name: string, condition: EngineCondition, engine: Engine) {
    super({ name, conditions: rooted(condition), event: { type: name } });
    this.setEngine(engine);
  }

  /** Its condition, bound to the operators. */
  bind(binding: Binding): BoundCondition {
    return binding.bind(this.conditions as EngineCondition);
  }

  /** Evaluates the condition and returns the results of all its parts. */
  resultsOf(almanac: RequestAlmanac): RuleResults {
    const results = new Map<Pointer, { holds: boolean; noted: NotedEntries }>();
    const recording = new Binding(this.engine, (bound, { name }) => ({
      holds: (facts) => {
        const noted = facts.noteEntries();
        const holds = bound.holds(facts);
        // A test that is the whole condition is nested in a part of the same name.
        const within = results.get(name)?.noted ?? noted;
        const isEmpty = noted.matched.length + noted.expired.length === 0;
        results.set(name, { holds, noted: isEmpty ? within : noted });
        return holds;
      },
    }));
    this.bind(recording).holds(almanac);
    return results;
  }
}
