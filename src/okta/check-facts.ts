import { below, diagnose } from '../diagnostics/source-file.ts';
import { closest } from '../diagnostics/suggest.ts';
import type { ConditionNode } from '../engine/condition.ts';
import type { Scope } from '../engine/scope.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import type { Operand } from '../rules/rule-file.ts';
import { isTextFact, requestProperties } from './request-shape.ts';

type TestNode = Extract<ConditionNode, { kind: 'test' }>;

/** Holds the facts of a condition against what Okta sends: a fact that is never there, a number where text comes. */
export function checkFacts(node: ConditionNode, scope: Scope): void {
  if (node.kind === 'named') return;
  if (node.kind !== 'test') {
    for (const child of node.of) checkFacts(child, scope);
    return;
  }
  checkRoot(node.fact, below(node.at, 'fact'), scope);
  if (isFact(node.value)) checkRoot(node.value.fact, below(node.at, 'value', 'fact'), scope);
  checkText(node, scope);
}

function isFact(value: Operand | undefined): value is { fact: string } {
  return typeof value === 'object' && 'fact' in value;
}

function checkRoot(fact: string, at: string, scope: Scope): void {
  const [root] = parseFactPath(fact);
  if (root === undefined || requestProperties.has(String(root))) return;
  const match = closest(String(root), requestProperties);
  const path = /^(userProfile|userProfileUpdate|context|action)\b/.test(fact)
    ? `data.${fact}`
    : `data.userProfile.${fact}`;
  const hint = `did you mean "${match ?? path}"?`;
  scope.report(
    diagnose(
      scope.source,
      { at },
      { code: 'unknown-fact', message: `Okta's request has no "${root}"`, hint },
    ),
  );
}

/** A number has lost its spelling before it gets here: 0123 is 123. */
function checkText({ fact, operator, value, at }: TestNode, scope: Scope): void {
  if (!/(^|:)(equal|notEqual|in|notIn)$/.test(operator) || !isTextFact(fact)) return;
  const report = (element: unknown, place: string) => {
    if (typeof element !== 'number' && typeof element !== 'boolean') return;
    const message = `${fact} is text, and ${element} is not`;
    scope.report(
      diagnose(scope.source, { at: place }, { code: 'quote-it', message, hint: `quote it: "${element}"` }),
    );
  };
  if (Array.isArray(value))
    for (const [index, element] of value.entries()) report(element, below(at, 'value', index));
  else report(value, below(at, 'value'));
}
