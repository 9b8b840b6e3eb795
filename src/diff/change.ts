import { pluralize } from '../diagnostics/pluralize.ts';
import { normalForm } from '../rules/normal-form.ts';
import { type Located, locationOf, partOf, type RuleLocation } from './revision.ts';
import { valueWords } from './words.ts';

export interface Subject {
  type:
    | 'endpoint'
    | 'request type'
    | 'rule'
    | 'condition'
    | 'outcome'
    | 'fact'
    | 'lookup'
    | 'list'
    | 'setting';
  name: string;
  /** Left out for a list, which belongs to no endpoint. */
  endpoint?: string;
  requestType?: string;
}

export interface Detail {
  words: string;
  place: RuleLocation;
}

/** One difference between two rule sets. */
export interface Change {
  kind: 'added' | 'removed' | 'changed';
  subject: Subject;
  /** In head; in base for something removed. */
  place: RuleLocation;
  details: Detail[];
}

/** A rule that changed, or that uses something that changed. */
export interface TouchedRule {
  endpoint: string;
  requestType: string;
  rule: string;
  kind: Change['kind'] | 'affected';
  place: RuleLocation;
  /** What it uses that changed: `list corporate-domains`. Empty if the rule itself changed. */
  because: string[];
}

export function prefixed(key: string, details: readonly Detail[]): Detail[] {
  return details.map(({ words, place }) => ({ words: `${key}: ${words}`, place }));
}

/** Entries or rows that are named; the others are counted. */
const SHOWN = 3;

/** `added 4 entries: "a.example", "b.example", "c.example", …`; nothing for none. */
export function countedDetail<One extends { line: number }>(
  verb: string,
  [one, many]: readonly [one: string, many: string],
  items: readonly One[],
  { side, file }: Omit<RuleLocation, 'line'>,
  inWords: (item: One) => string,
): Detail[] {
  const [first] = items;
  if (first === undefined) return [];
  const shown = items.slice(0, SHOWN).map(inWords).join(', ');
  const more = items.length > SHOWN ? ', …' : '';
  const words = `${verb} ${pluralize(items.length, one, many)}: ${shown}${more}`;
  return [{ words, place: { side, file, line: first.line } }];
}

/**
 * The difference between two values at a key.
 *
 * @param fallback stands for a missing value
 * @param meaning equal for values that say the same
 */
export function valueChanges<Key extends string>(
  key: Key,
  base: Located<{ [K in Key]?: unknown }>,
  head: Located<{ [K in Key]?: unknown }>,
  { fallback, meaning = (value) => value, inWords = valueWords }: ValueOptions = {},
): Detail[] {
  const [before, after] = [base.value[key] ?? fallback, head.value[key] ?? fallback];
  if (normalForm(meaning(before) ?? null) === normalForm(meaning(after) ?? null)) return [];
  const words = `${key}: ${inWords(before)} -> ${inWords(after)}`;
  return [{ words, place: locationOf(partOf(head, after, key)) }];
}

interface ValueOptions {
  fallback?: unknown;
  meaning?: (value: unknown) => unknown;
  inWords?: (value: unknown) => string;
}
