import { below, diagnose, type Pointer } from '../diagnostics/source-file.ts';
import { closest, suggestion } from '../diagnostics/suggest.ts';
import type { ConditionNode } from '../engine/condition.ts';
import type { NamedConditions } from '../engine/named-conditions.ts';
import type { Scope } from '../engine/scope.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import { isFactReference } from '../rules/rule-file.ts';
import { dataProperties, isTextFact, notSent, requestProperties } from './request-shape.ts';

type TestNode = Extract<ConditionNode, { kind: 'test' }>;

/** Where a condition stands: the request type that reaches it, and what its names stand for. */
export interface FactContext {
  requestType: string;
  named: NamedConditions;
  scope: Scope;
}

/**
 * Holds the facts of a condition against what Okta sends for a request type: a fact that is never there, one that is
 * not on the form, a number where text comes.
 */
export function checkFacts(node: ConditionNode, context: FactContext): void {
  if (node.kind === 'named') {
    const definition = context.named.get(node.name);
    // What contains itself, or is endless in another way, has been reported.
    if (definition !== undefined && Number.isFinite(definition.tests)) checkFacts(definition.node, context);
    return;
  }
  if (node.kind !== 'test') {
    for (const child of node.of) checkFacts(child, context);
    return;
  }
  checkFact(node.fact, below(node.at, 'fact'), context);
  if (isFactReference(node.value)) checkFact(node.value.fact, below(node.at, 'value', 'fact'), context);
  checkText(node, context.scope);
}

function checkFact(fact: string, at: Pointer, { requestType, scope }: FactContext): void {
  const finding = factProblem(fact, requestType, scope.source.value.form);
  if (finding !== undefined) scope.report(diagnose(scope.source, { at }, finding));
}

interface Finding {
  code: string;
  message: string;
  hint: string;
  severity?: 'warn';
}

function factProblem(
  fact: string,
  requestType: string,
  form: readonly string[] | undefined,
): Finding | undefined {
  const path = parseFactPath(fact);
  if (typeof path === 'string') return undefined;
  const [root, part, attribute] = path.map(String);
  if (root !== undefined && !requestProperties.has(root)) return unknownRoot(root, fact);
  if (root !== 'data' || part === undefined) return undefined;
  if (!dataProperties.has(part)) {
    const hint = suggestion(
      `data.${part}`,
      [...dataProperties].map((name) => `data.${name}`),
    );
    return { code: 'unknown-fact', message: `Okta's request has no "data.${part}"`, hint };
  }
  const elsewhere = notSent(path, requestType);
  if (elsewhere !== undefined) return elsewhere;
  if (
    form === undefined ||
    attribute === undefined ||
    !/^userProfile(Update)?$/.test(part) ||
    form.includes(attribute)
  )
    return undefined;
  const hint = closest(attribute, form);
  return {
    code: 'not-on-form',
    severity: 'warn',
    message: `"${attribute}" is not on the form, so that it is always absent`,
    hint: hint === undefined ? 'add it to form, if it is on the form' : `did you mean "${hint}"?`,
  };
}

function unknownRoot(root: string, fact: string): Finding {
  const match = closest(root, requestProperties);
  const path = dataProperties.has(root) ? `data.${fact}` : `data.userProfile.${fact}`;
  return {
    code: 'unknown-fact',
    message: `Okta's request has no "${root}"`,
    hint: `did you mean "${match ?? path}"?`,
  };
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
