import type { Pointer } from '../diagnostics/source-file.ts';
import { isFactReference, type Operand } from '../rules/rule-file.ts';
import { expiryInWords } from '../rules/time.ts';
import type { RequestAlmanac } from './almanac.ts';
import type { ConditionNode } from './condition.ts';
import type { NamedConditions } from './named-conditions.ts';
import type { ExpiredEntry } from './operators/operator.ts';
import type { Account } from './rule.ts';

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
      /** Entries of the list that would have matched, had they not expired. */
      expired?: readonly ExpiredEntry[];
    };

/** Lays what the parts of a condition came to over the condition as it was written. */
export function explain(
  node: ConditionNode,
  account: Account,
  almanac: RequestAlmanac,
  named: NamedConditions,
): Trace {
  const { holds: result = false, expired = [] } = account.get(node.at) ?? {};
  const explainEach = (nodes: ConditionNode[]) => nodes.map((one) => explain(one, account, almanac, named));
  if (node.kind === 'named') {
    const definition = named.get(node.name);
    const of = explainEach(definition === undefined ? [] : [definition.node]);
    return { kind: 'named', at: node.at, name: node.name, result, of };
  }
  if (node.kind !== 'test') return { kind: node.kind, at: node.at, result, of: explainEach(node.of) };
  const { kind, at, fact, operator, value } = node;
  return {
    kind,
    at,
    result,
    fact,
    operator,
    ...(value !== undefined && { value }),
    actual: almanac.fact(fact),
    ...(isFactReference(value) && { compared: almanac.fact(value.fact) }),
    ...(expired.length > 0 && { expired }),
  };
}

/** An expired entry, with its place: `rules/lists/partners.csv:2 acme.example expired 2026-12-30`. */
export function expiredInWords({ file, line, entry, expires }: ExpiredEntry): string {
  return `${file}:${line} ${entry} expired ${expiryInWords(expires)}`;
}

/** A test as it is written; after an evaluation with what the request held at `value: { fact }`. */
export function testInWords(test: Extract<Trace | ConditionNode, { kind: 'test' }>): string {
  const { fact, operator, value } = test;
  if (value === undefined) return `${fact} ${operator}`;
  const compared = 'compared' in test ? ` (${valueInWords(test.compared)})` : '';
  return `${fact} ${operator} ${JSON.stringify(value)}${compared}`;
}

/** What was looked at: a test as it is written, a named condition, or `all`, `any` and `not`. */
export function conditionInWords(trace: Trace): string {
  if (trace.kind === 'test') return testInWords(trace);
  return trace.kind === 'named' ? `condition ${trace.name}` : trace.kind;
}

/** What a request holds: JSON, or `absent`. */
export function valueInWords(value: unknown): string {
  return value === undefined || value === null ? 'absent' : JSON.stringify(value);
}
