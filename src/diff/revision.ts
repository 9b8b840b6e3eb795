import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { compareText } from '../diagnostics/diagnostic.ts';
import { below, type Pointer, rangeOf } from '../diagnostics/source-file.ts';
import type { List } from '../rules/lists/list.ts';
import { type RuleSource, rulesAt } from '../rules/rule-file.ts';

/** One of the two rule sets that are compared: complete, and without errors. */
export interface Revision {
  which: 'base' | 'head';
  endpoints: ReadonlyMap<string, Endpoint>;
  lists: ReadonlyMap<string, List>;
  /** The version in records of the decision log, without the commit; undefined if it is not known. */
  version?: string;
}

/** The endpoints of both revisions, sorted. */
export function endpointsOf(base: Revision, head: Revision): string[] {
  return [...new Set([...base.endpoints.keys(), ...head.endpoints.keys()])].toSorted(compareText);
}

/** Part of a rule file of one revision, with its position. */
export interface Located<T> {
  value: T;
  at: Pointer;
  source: RuleSource;
  revision: Revision;
}

/** A part of something located, at the keys below it. */
export function partOf<T>(whole: Located<unknown>, value: T, ...keys: (string | number)[]): Located<T> {
  return { ...whole, value, at: below(whole.at, ...keys) };
}

/** A part of the rules for a request type, with its position. */
export function partOfRules<T>(
  file: Located<unknown>,
  value: T,
  requestType: string,
  ...keys: (string | number)[]
): Located<T> {
  return { ...file, value, at: below(rulesAt(requestType), ...keys) };
}

/** A line of a file of one revision. */
export interface RuleLocation {
  side: Revision['which'];
  file: string;
  /** From 1. */
  line: number;
}

export function locationOf(
  { revision, source, at }: Omit<Located<unknown>, 'value'>,
  part: 'key' | 'value' = 'value',
): RuleLocation {
  return { side: revision.which, file: source.path, line: rangeOf(source, at, part).start.line };
}

/** `rules/x.yaml:31`, marked if it is in base: the reader has head at hand. */
export function locationWords({ side, file, line }: RuleLocation): string {
  return side === 'base' ? `${file}:${line} in base` : `${file}:${line}`;
}
