import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Condition, Rule, RuleFile } from '../../../src/rules/rule-file.ts';

/** The rule language is the one of json-rules-engine; a single test has to be wrapped in an `all`. */
const rooted = (condition: Condition): TopLevelCondition =>
  ('fact' in condition ? { all: [condition] } : condition) as TopLevelCondition;

/** The same rules in json-rules-engine as it is published, with its own operators. */
export function stockEngine(rules: Rule[], conditions: NonNullable<RuleFile['conditions']> = {}): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, rooted(condition));
  for (const { name, when } of rules)
    engine.addRule({ name, conditions: rooted(when), event: { type: name } });
  return engine;
}
