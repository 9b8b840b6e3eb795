import type { RuleLocation } from './revision.ts';

/** Subject of a change. */
export interface Subject {
  type: 'endpoint' | 'request type' | 'rule' | 'condition' | 'outcome' | 'list' | 'setting';
  name: string;
  /** Left out for a list, which belongs to no endpoint. */
  endpoint?: string;
  requestType?: string;
}

/** One difference within a change, in words. */
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

/** Puts the name of a key in front of details. */
export function prefixed(key: string, details: readonly Detail[]): Detail[] {
  return details.map(({ words, place }) => ({ words: `${key}: ${words}`, place }));
}
