import { below, diagnose, type Finding } from '../diagnostics/source-file.ts';
import { type ConditionNode, type TestNode, testsIn } from '../engine/condition-node.ts';
import type { CompileScope } from '../engine/scope.ts';
import { isTextFact, type RequestNode } from '../hooks/request-tree.ts';
import { parseFactPath } from '../rules/fact-path.ts';

/**
 * Refuses a number or a boolean where a condition compares text: YAML has changed its spelling, for example 0123 to
 * 123, so that it would never equal a value from Okta.
 */
export function checkText(node: ConditionNode, scope: CompileScope, tree: RequestNode): void {
  for (const test of testsIn(node)) checkTest(test, scope, tree);
}

function checkTest({ fact, operator, value, at }: TestNode, scope: CompileScope, tree: RequestNode): void {
  const path = parseFactPath(fact);
  const comparesText = /(^|:)(equal|notEqual|in|notIn)$/.test(operator);
  if (!comparesText || typeof path === 'string' || !isTextFact(tree, path)) return;
  const report = (element: unknown, place: string) => {
    if (typeof element !== 'number' && typeof element !== 'boolean') return;
    const message = `${fact} is text, and ${element} is not`;
    const finding: Finding = { code: 'quote-it', message, hint: `quote it: "${element}"` };
    scope.report(diagnose(scope.source, { at: place }, finding));
  };
  if (Array.isArray(value))
    for (const [index, element] of value.entries()) report(element, below(at, 'value', index));
  else report(value, below(at, 'value'));
}
