import { below } from '../diagnostics/source-file.ts';
import type { CompiledRule } from '../engine/compile.ts';
import type { ConditionNode } from '../engine/condition.ts';
import type { NamedConditions } from '../engine/named-conditions.ts';
import type { CompiledOutcome } from '../okta/outcome.ts';
import type { HookRequest } from '../okta/request.ts';
import { parseFactPath, valueAt } from '../rules/fact-path.ts';
import { isFactReference } from '../rules/rule-file.ts';
import type { Answer, Difference } from './answer.ts';
import { type Place, placeOf } from './side.ts';

/** What makes the difference between two decisions: a rule, or a file's default, unhandled or onError outcome. */
export interface Responsible {
  name: string;
  place: Place;
}

/**
 * Who makes the difference. To a denial: the rules that deny now and did not. From a denial: those that denied and no
 * longer do. Otherwise those that decide on one side only; if they are the same, all that decide now.
 */
export function responsible(base: Answer, head: Answer, difference: Difference): Responsible[] {
  const [before, after] = [decidedBy(base), decidedBy(head)];
  const come = after.filter((name) => !before.includes(name));
  const gone = before.filter((name) => !after.includes(name));
  if (difference === 'decision' && head.decision?.kind === 'deny')
    return come.length > 0 ? places(come, head) : fallback(head);
  if (difference === 'decision' && base.decision?.kind === 'deny')
    return gone.length > 0 ? places(gone, head, base) : fallback(base);
  if (come.length + gone.length > 0) return places([...come, ...gone], head, base);
  return after.length > 0 ? places(after, head, base) : fallback(head.decision === undefined ? base : head);
}

function decidedBy({ decision }: Answer): readonly string[] {
  return decision?.rules ?? [];
}

function fallback({ side, endpoint, decision }: Answer): Responsible[] {
  if (endpoint === undefined || decision === undefined) return [];
  const { by, requestType = '' } = decision;
  if (by === 'rules') return places(decision.rules, { side, endpoint, decision });
  const at = by === 'default' ? below('/requestTypes', requestType, 'default') : `/${by}`;
  return [{ name: by, place: placeOf(side, endpoint.source, at) }];
}

/** Each rule on the first of these sides that has it. */
function places(names: readonly string[], ...answers: Answer[]): Responsible[] {
  return names.flatMap((name) => {
    for (const answer of answers) {
      const found = ruleNamed(answer, name);
      if (found === undefined || answer.endpoint === undefined) continue;
      return [{ name, place: placeOf(answer.side, answer.endpoint.source, found.rule.at) }];
    }
    return [];
  });
}

function ruleNamed(
  { endpoint, decision }: Answer,
  name: string,
): { rule: CompiledRule<CompiledOutcome>; named: NamedConditions } | undefined {
  const list = endpoint?.requestTypes.get(decision?.requestType ?? '');
  const rule = list?.rules.find((one) => one.name === name);
  return list === undefined || rule === undefined ? undefined : { rule, named: list.named };
}

/** What a request holds where these rules look, on either side. */
export function factsOf(
  base: Answer,
  head: Answer,
  by: readonly Responsible[],
  request: HookRequest,
): { fact: string; value: unknown }[] {
  const facts = new Set<string>();
  for (const { name } of by)
    for (const answer of [head, base]) {
      const found = ruleNamed(answer, name);
      if (found !== undefined) collectFacts(found.rule.when, found.named, facts);
    }
  return [...facts].map((fact) => {
    const path = parseFactPath(fact);
    return { fact, value: typeof path === 'string' ? undefined : valueAt(request, path) };
  });
}

/** The facts that a condition reads, those of the conditions in it too. */
export function collectFacts(node: ConditionNode, named: NamedConditions, found: Set<string>): void {
  if (node.kind === 'named') {
    const definition = named.get(node.name);
    if (definition !== undefined) collectFacts(definition.node, named, found);
  } else if (node.kind !== 'test') for (const child of node.of) collectFacts(child, named, found);
  else {
    found.add(node.fact);
    if (isFactReference(node.value)) found.add(node.value.fact);
  }
}
