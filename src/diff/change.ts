import type { Detail } from './condition-changes.ts';
import type { ReplyPlace } from './revision.ts';

/** What a change is about. */
export interface Subject {
  type: 'endpoint' | 'request type' | 'rule' | 'condition' | 'outcome' | 'list' | 'setting';
  name: string;
  /** Left out for a list, which belongs to no endpoint. */
  endpoint?: string;
  requestType?: string;
}

/** One difference between two rule sets. */
export interface Change {
  kind: 'added' | 'removed' | 'changed';
  subject: Subject;
  /** Where to look: in head, or in base for what is no longer there. */
  place: ReplyPlace;
  details: Detail[];
}

/** A rule that a change touches, by itself or through what it uses. */
export interface TouchedRule {
  endpoint: string;
  requestType: string;
  rule: string;
  kind: Change['kind'] | 'affected';
  place: ReplyPlace;
  /** Through what: `list corporate-domains`. Empty where the rule itself has changed. */
  because: string[];
}
