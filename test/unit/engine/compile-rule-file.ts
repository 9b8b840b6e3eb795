import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { compileRules, type RuleList } from '../../../src/engine/compile.ts';
import { compileNamedConditions } from '../../../src/engine/named-conditions.ts';
import { Vocabulary } from '../../../src/engine/vocabulary.ts';
import type { RequestTypeRules, RuleFile } from '../../../src/rules/rule-file.ts';

/** Compiles rules whose outcomes are names only: the engine yields the name. */
export function compileForEngine(
  rules: RequestTypeRules,
  conditions: NonNullable<RuleFile['conditions']> = {},
): { list: RuleList<string>; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const value: RuleFile = {
    version: 1,
    endpoint: '/x',
    conditions,
    requestTypes: { 'self.service.registration': rules },
  };
  const scope = {
    source: { path: 'x.yaml', text: '', value, spans: new Map() },
    broken: new Set<string>(),
    lists: new Map(),
    prepared: new Map(),
    vocabulary: new Vocabulary(),
    report: (diagnostic: Diagnostic) => diagnostics.push(diagnostic),
  };
  compileNamedConditions(scope);
  const steps = compileRules<string>(rules, { at: '/requestTypes/self.service.registration', scope }, String);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { list: step.value, diagnostics };
}
