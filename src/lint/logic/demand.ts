import type { Pointer } from '../../diagnostics/source-file.ts';
import type { Verdict } from '../../engine/operators/operator.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import type { Test } from '../../rules/rule-file.ts';

/** What has to be true of a fact: that a test comes to one of these verdicts. */
export interface Demand {
  /** Where the test is written. */
  at: Pointer;
  test: Test;
  /** The fact's path, the same however it is spelled. */
  fact: string;
  /** Without negations: `equal` for `not:equal` and for `notEqual`. */
  operator: string;
  /** Two demands with one key are about one verdict. */
  key: string;
  accepts: ReadonlySet<Verdict>;
}

/** The negative operators: each comes to the opposite of the other, and to nothing where the other does. */
const POSITIVE: ReadonlyMap<string, string> = new Map([
  ['notEqual', 'equal'],
  ['notIn', 'in'],
  ['doesNotContain', 'contains'],
  ['notMatches', 'matches'],
  ['emailDomainNotIn', 'emailDomainIn'],
  ['ipNotInCidr', 'ipInCidr'],
  ['absent', 'present'],
]);

/** Judges every value, an absent one too: it comes to no third verdict. */
const TOTAL = /^(trim:)*present$/;

/** Decorators through which a negation passes unchanged. */
const TRANSPARENT = new Set(['not', 'ignoreCase', 'trim']);

/** The demand that a test holds, or that it does not; undefined where the fact is no path. */
export function demandOf(test: Test, at: Pointer, wanted: boolean): Demand | undefined {
  const path = parseFactPath(test.fact);
  if (typeof path === 'string') return undefined;
  const { operator, negated } = withoutNegations(test.operator);
  const held = !negated;
  const fact = JSON.stringify(path);
  return {
    at,
    test,
    fact,
    operator,
    key: JSON.stringify([fact, operator, test.value]),
    accepts: new Set<Verdict>(wanted ? [held] : TOTAL.test(operator) ? [!held] : [!held, undefined]),
  };
}

/** The operator without its negations, and whether they come to one. */
export function withoutNegations(written: string): { operator: string; negated: boolean } {
  const parts = written.split(':');
  const name = parts.pop() ?? '';
  if (!parts.every((part) => TRANSPARENT.has(part))) {
    const first = parts.findIndex((part) => part !== 'not');
    return { operator: [...parts.slice(first), name].join(':'), negated: first % 2 === 1 };
  }
  const kept = parts.filter((part) => part !== 'not');
  const turns = parts.length - kept.length + (POSITIVE.has(name) ? 1 : 0);
  return { operator: [...kept, POSITIVE.get(name) ?? name].join(':'), negated: turns % 2 === 1 };
}
