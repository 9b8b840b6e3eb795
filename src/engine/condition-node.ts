import type { Pointer } from '../diagnostics/source-file.ts';
import { factsOf, type Operand } from '../rules/rule-file.ts';

/** A condition as its author wrote it, with its positions. */
export type ConditionNode =
  | { kind: 'all' | 'any' | 'not'; at: Pointer; of: readonly ConditionNode[] }
  /** `of` holds the definition; empty if that has errors. */
  | { kind: 'named'; at: Pointer; name: string; of: readonly ConditionNode[] }
  | { kind: 'test'; at: Pointer; fact: string; operator: string; value?: Operand; dateFormat?: string };

export type TestNode = Extract<ConditionNode, { kind: 'test' }>;

/** The conditions of a compiled rule: its `if`, and its `when`. */
export function conditionsOf(rule: {
  if?: { node: ConditionNode };
  when: { node: ConditionNode };
}): ConditionNode[] {
  return rule.if === undefined ? [rule.when.node] : [rule.if.node, rule.when.node];
}

/** The tests of a condition, including those of its named conditions. */
export function testsIn(node: ConditionNode): TestNode[] {
  return node.kind === 'test' ? [node] : node.of.flatMap(testsIn);
}

/** The facts that a condition reads, including those of its named conditions. */
export function factsIn(node: ConditionNode): string[] {
  return testsIn(node).flatMap(factsOf);
}

/** True if a condition holds, by the results of its tests; undefined if one of them cannot be evaluated. */
export function holdsBy(
  node: ConditionNode,
  resultOf: (test: TestNode) => boolean | undefined,
): boolean | undefined {
  if (node.kind === 'test') return resultOf(node);
  const parts = node.of.map((part) => holdsBy(part, resultOf));
  if (parts.includes(undefined)) return undefined;
  return node.kind === 'any' ? parts.includes(true) : parts.includes(false) === (node.kind === 'not');
}
