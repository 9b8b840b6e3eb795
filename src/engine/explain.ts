import type { Pointer } from '../diagnostics/source-file.ts';
import type { Operand } from '../rules/rule-file.ts';
import type { ConditionNode } from './condition.ts';
import type { NamedConditions } from './named-conditions.ts';

/** Why a condition held or not, part by part, in the shape in which it was written. */
export type Trace =
  | { kind: 'all' | 'any' | 'not'; at: Pointer; result: boolean; of: Trace[] }
  | { kind: 'named'; at: Pointer; name: string; result: boolean; of: Trace[] }
  | {
      kind: 'test';
      at: Pointer;
      result: boolean;
      fact: string;
      operator: string;
      value?: Operand;
      /** What the request held at the fact; undefined where it held nothing. */
      actual: unknown;
      /** What the request held at `value: { fact }`. */
      compared?: unknown;
    };

/** json-rules-engine's own account of a condition: the condition, with the results written into it. */
interface EngineAccount {
  all?: unknown;
  any?: unknown;
  not?: unknown;
  result?: boolean;
  factResult?: unknown;
  valueResult?: { value?: unknown };
}

/** Lays json-rules-engine's account of an evaluation over the condition as it was written. */
export function explain(
  node: ConditionNode,
  account: unknown,
  result: boolean,
  named: NamedConditions,
): Trace {
  const { all, any, not, factResult, valueResult } = account as EngineAccount;
  const childAccounts = (all ?? any ?? [not]) as EngineAccount[];
  if (node.kind === 'named') {
    const definition = named.get(node.name);
    const of = definition === undefined ? [] : [explain(definition.node, account, result, named)];
    return { kind: 'named', at: node.at, name: node.name, result, of };
  }
  if (node.kind !== 'test') {
    const of = node.of.map((child, index) => {
      const childAccount = childAccounts[index] ?? {};
      return explain(child, childAccount, childAccount.result === true, named);
    });
    return { kind: node.kind, at: node.at, result, of };
  }
  // A test at the root was put into an `all` of its own.
  const [wrapped] = Array.isArray(all) ? childAccounts : [];
  if (wrapped !== undefined) return explain(node, wrapped, result, named);
  const { kind, at, fact, operator, value } = node;
  return {
    kind,
    at,
    result,
    fact,
    operator,
    ...(value !== undefined && { value }),
    actual: factResult,
    ...(valueResult !== undefined && 'value' in valueResult && { compared: valueResult.value }),
  };
}

/** A test as it is written; after an evaluation with what the request held at `value: { fact }`. */
export function testInWords(test: Extract<Trace | ConditionNode, { kind: 'test' }>): string {
  const { fact, operator, value } = test;
  if (value === undefined) return `${fact} ${operator}`;
  const compared = 'compared' in test ? ` (${valueInWords(test.compared)})` : '';
  return `${fact} ${operator} ${JSON.stringify(value)}${compared}`;
}

/** What a request holds: JSON, or `absent`. */
export function valueInWords(value: unknown): string {
  return value === undefined || value === null ? 'absent' : JSON.stringify(value);
}
