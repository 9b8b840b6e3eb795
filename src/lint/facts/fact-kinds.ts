import { parseFactPath } from '../../rules/fact-path.ts';
import { isTypedTemplate, type RuleFile } from '../../rules/rule-file.ts';
import { derivedAt, factDefinition } from './derived-facts.ts';

/** The kind of a fact, as far as a rule file tells it. */
export type FactKind =
  /** Made by `email_domain`, of this fact. */
  | { kind: 'domain'; of: string }
  /** A date by its name, or made as one: an RFC 3339 full date. */
  | { kind: 'date'; isMade: boolean }
  /** Made by a template with more than one fact, or with filters. */
  | { kind: 'text' };

/** A template that is one output: its fact, and its filters. */
const ONE_OUTPUT = /^\{\{-?\s*([^|{}]+?)\s*(?:\|([^{}]*?))?-?\}\}$/;

/** A date of birth by its name; a year of birth is a number. */
const BIRTH = /(?:date_?of_?birth|birth_?date|birthday|(?:^|\.|_)dob)$/i;

/** Limit of derived facts that are copies of each other. */
const MOST_COPIES = 32;

/** The kind of a fact; undefined if it may be anything. */
export function kindOf(fact: string, file: RuleFile, depth = 0): FactKind | undefined {
  const path = parseFactPath(fact);
  const derived = derivedAt(path);
  if (derived === undefined) return BIRTH.test(fact) ? { kind: 'date', isMade: false } : undefined;
  const definition = path.length === 2 ? factDefinition(derived, file) : undefined;
  if (definition === undefined || depth > MOST_COPIES) return undefined;
  if (isTypedTemplate(definition))
    return definition.as === 'date' ? { kind: 'date', isMade: true } : undefined;
  if (typeof definition !== 'string') return undefined;
  const [, subject = '', filters] = ONE_OUTPUT.exec(definition.trim()) ?? [];
  if (subject === '') return { kind: 'text' };
  if (filters === undefined) return kindOf(subject, file, depth + 1);
  const last = /(?:^|\|)\s*(\w+)[^|]*$/.exec(filters)?.[1];
  if (last === 'email_domain') return { kind: 'domain', of: subject };
  return last === 'date_from' ? { kind: 'date', isMade: true } : { kind: 'text' };
}
