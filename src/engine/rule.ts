import { type Engine, Rule } from 'json-rules-engine';
import type { Pointer } from '../diagnostics/source-file.ts';
import type { RequestAlmanac } from './almanac.ts';
import { Binding, type BoundCondition } from './bound-condition.ts';
import { type EngineCondition, rooted } from './engine-condition.ts';
import type { ExpiredEntry } from './operators/operator.ts';

/** What each part of a condition came to, by the place where it is written. */
export type RuleResults = ReadonlyMap<Pointer, { holds: boolean; expired: readonly ExpiredEntry[] }>;

/**
 * A json-rules-engine rule whose facts are all there, so that its condition can be judged without promises, and without
 * the copy of it that each `evaluate` of json-rules-engine makes. It inherits `evaluate`, and comes to the same.
 */
export class EngineRule extends Rule {
  constructor(name: string, condition: EngineCondition, engine: Engine) {
    super({ name, conditions: rooted(condition), event: { type: name } });
    this.setEngine(engine);
  }

  /** Its condition, ready to be judged. */
  bind(binding: Binding): BoundCondition {
    return binding.bind(this.conditions as EngineCondition);
  }

  /** Judges the condition once more, and notes what each part of it comes to. */
  account(almanac: RequestAlmanac): RuleResults {
    const account = new Map<Pointer, { holds: boolean; expired: ExpiredEntry[] }>();
    const noting = new Binding(this.engine, (bound, { name }) => ({
      holds: (facts) => {
        const expired = facts.noteExpired();
        const holds = bound.holds(facts);
        // A test that is a rule's whole condition stands within a part of the same name.
        const within = account.get(name)?.expired ?? [];
        account.set(name, { holds, expired: expired.length > 0 ? expired : within });
        return holds;
      },
    }));
    this.bind(noting).holds(almanac);
    return account;
  }
}
