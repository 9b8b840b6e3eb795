import type { Pointer } from '../diagnostics/source-file.ts';
import { type FactPath, isAbsent, parseFactPath } from '../rules/fact-path.ts';
import { isFactReference, type Operand } from '../rules/rule-file.ts';
import { expiryInWords } from '../rules/time.ts';
import type { RequestAlmanac } from './almanac.ts';
import type { ConditionNode, TestNode } from './condition-node.ts';
import { findOperator } from './operators/index.ts';
import type { ExpiredEntry, MatchedEntry, NotedEntries } from './operators/operator.ts';
import type { RuleResults } from './rule.ts';

/** The results of a condition, part by part, in its written form. */
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
      dateFormat?: string;
      /** Value of the fact; undefined if the request has none. */
      actual: unknown;
      /** Value of the other fact, of `value: { fact }`. */
      compared?: unknown;
      /** The origin of the fact: the row of a list that a lookup found, or that has expired. */
      note?: string;
      /** Reason why the operator does not apply, as a predicate: `is not a time: write 1980-11-30`. */
      doesNotApply?: string;
      /** Entries of lists, or elements of the value, that decide the test. */
      matched?: readonly MatchedEntry[];
      /** Entries of lists that would have matched, had they not expired. */
      expired?: readonly ExpiredEntry[];
    };

const NOTHING: NotedEntries = { matched: [], expired: [] };

/** Combines a condition with the results of its parts. */
export function explain(
  node: ConditionNode,
  results: RuleResults,
  almanac: RequestAlmanac,
  noteOf: (path: FactPath) => string | undefined = () => undefined,
): Trace {
  const { holds: result = false, noted: { matched, expired } = NOTHING } = results.get(node.at) ?? {};
  if (node.kind !== 'test')
    return { ...node, result, of: node.of.map((part) => explain(part, results, almanac, noteOf)) };
  const { kind, at, fact, operator, value, dateFormat } = node;
  const actual = almanac.fact(fact);
  const compared = isFactReference(value) ? almanac.fact(value.fact) : value;
  const path = parseFactPath(fact);
  const note = typeof path === 'string' ? undefined : noteOf(path);
  const reason = result ? undefined : whyItDoesNotApply(node, actual, compared);
  return {
    kind,
    at,
    result,
    fact,
    operator,
    ...(value !== undefined && { value }),
    ...(dateFormat !== undefined && { dateFormat }),
    actual,
    ...(isFactReference(value) && { compared }),
    ...(note !== undefined && { note }),
    ...(reason !== undefined && { doesNotApply: reason }),
    ...(matched.length > 0 && { matched }),
    ...(expired.length > 0 && { expired }),
  };
}

/** Undefined for an absent fact, which is shown as absent. */
function whyItDoesNotApply(
  { operator, dateFormat }: TestNode,
  actual: unknown,
  compared: unknown,
): string | undefined {
  const found = findOperator(operator, dateFormat);
  return 'code' in found || isAbsent(actual) || isAbsent(compared)
    ? undefined
    : found.doesNotApply?.(actual, compared);
}

/** An entry that decides a test: `by rules/lists/partners.csv:2 acme.example`, or `by okta.com` of an array. */
export function matchedInWords({ file, line, entry }: MatchedEntry): string {
  return file === undefined ? `by ${entry}` : `by ${file}:${line} ${entry}`;
}

/** An expired entry with its position: `rules/lists/partners.csv:2 acme.example expired 2026-12-30`. */
export function expiredInWords({ file, line, entry, expires }: ExpiredEntry): string {
  return `${file}:${line} ${entry} expired ${expiryInWords(expires)}`;
}

/** A test as written; after an evaluation with the value of the other fact. */
export function testInWords(test: Extract<Trace | ConditionNode, { kind: 'test' }>): string {
  const { fact, operator, value, dateFormat } = test;
  if (value === undefined) return `${fact} ${operator}`;
  const compared = 'compared' in test ? ` (${valueInWords(test.compared)})` : '';
  const format = dateFormat === undefined ? '' : ` dateFormat ${JSON.stringify(dateFormat)}`;
  return `${fact} ${operator} ${JSON.stringify(value)}${compared}${format}`;
}

/** A test as written, a named condition, or `all`, `any` and `not`. */
export function conditionInWords(trace: Trace): string {
  if (trace.kind === 'test') return testInWords(trace);
  return trace.kind === 'named' ? `condition ${trace.name}` : trace.kind;
}

/** The value of a test's fact, and the reason why the operator does not apply to it, if so. */
export function actualInWords({ actual, doesNotApply }: { actual?: unknown; doesNotApply?: string }): string {
  return `${valueInWords(actual)}${doesNotApply === undefined ? '' : `, which ${doesNotApply}`}`;
}

/** A value of a request: JSON, or `absent`. */
export function valueInWords(value: unknown): string {
  return value === undefined || value === null ? 'absent' : JSON.stringify(value);
}
