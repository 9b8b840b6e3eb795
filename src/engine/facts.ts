import { factsOf } from '../rules/rule-file.ts';
import type { ConditionNode } from './condition.ts';
import type { NamedConditions } from './named-conditions.ts';

/** Adds the facts that a condition reads, those of the conditions in it too. */
export function collectFacts(node: ConditionNode, named: NamedConditions, found: Set<string>): void {
  if (node.kind === 'named') {
    const definition = named.get(node.name);
    if (definition !== undefined) collectFacts(definition.node, named, found);
  } else if (node.kind !== 'test') for (const child of node.of) collectFacts(child, named, found);
  else for (const fact of factsOf(node)) found.add(fact);
}
