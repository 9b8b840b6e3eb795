import type { Pointer } from '../diagnostics/source-file.ts';
import { isAbsent } from '../rules/fact-path.ts';
import { isFactReference, type Operand } from '../rules/rule-file.ts';
import { expiryInWords } from '../rules/time.ts';
import type { RequestAlmanac } from './almanac.ts';
import type { ConditionNode } from './condition-node.ts';
import { findOperator } from './operators/index.ts';
import type { ExpiredEntry } from './operators/operator.ts';
import type { RuleResults } from './rule.ts';

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
      /** Why the operator does not apply to it, as a predicate: `is not a time: write 1980-11-30`. */
      doesNotApply?: string;
      /** Entries of the list that would have matched, had they not expired. */
      expired?: readonly ExpiredEntry[];
    };

/** Lays what the parts of a condition came to over the condition as it was written. */
export function explain(node: ConditionNode, account: RuleResults, almanac: RequestAlmanac): Trace {
  const { holds: result = false, expired = [] } = account.get(node.at) ?? {};
  if (node.kind !== 'test')
    return { ...node, result, of: node.of.map((part) => explain(part, account, almanac)) };
  const { kind, at, fact, operator, value } = node;
  const actual = almanac.fact(fact);
  const compared = isFactReference(value) ? almanac.fact(value.fact) : value;
  const reason = result ? undefined : whyItDoesNotApply(operator, actual, compared);
  return {
    kind,
    at,
    result,
    fact,
    operator,
    ...(value !== undefined && { value }),
    actual,
    ...(isFactReference(value) && { compared }),
    ...(reason !== undefined && { doesNotApply: reason }),
    ...(expired.length > 0 && { expired }),
  };
}

/** Absence needs no reason: it is what is shown. */
function whyItDoesNotApply(operator: string, actual: unknown, compared: unknown): string | undefined {
  const found = findOperator(operator);
  return 'code' in found || isAbsent(actual) || isAbsent(compared)
    ? undefined
    : found.doesNotApply?.(actual, compared);
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

/** What a request holds at the fact of a test, and why the operator does not apply to it, if it does not. */
export function actualInWords({ actual, doesNotApply }: { actual?: unknown; doesNotApply?: string }): string {
  return `${valueInWords(actual)}${doesNotApply === undefined ? '' : `, which ${doesNotApply}`}`;
}

/** What a request holds: JSON, or `absent`. */
export function valueInWords(value: unknown): string {
  return value === undefined || value === null ? 'absent' : JSON.stringify(value);
}
