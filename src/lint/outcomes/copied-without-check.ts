import { hookOf } from '../../hooks/index.ts';
import { notSent } from '../../hooks/request-tree.ts';
import { type FactPath, parseFactPath } from '../../rules/fact-path.ts';
import type { RuleFile } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedRule, OutcomeUse } from '../rule-index.ts';
import { enteredAttribute, factsTested, type Tested } from './facts-tested.ts';
import { attributesIn, copiesIn } from './outcome-parts.ts';

/** Filters that limit the length of a text. */
const BOUNDING = new Set(
  'size slice truncate truncatewords email_domain email_local date_from ip_network uuid_from'.split(' '),
);

/** Attributes with free text, which no pattern fits. Okta writes them to the profile as entered in any case. */
const NAMES = new Set(
  'firstName lastName middleName honorificPrefix honorificSuffix displayName nickName'.split(' '),
);

/** A copied fact, and its attribute on the form. */
interface Copied {
  fact: string;
  path: FactPath;
  typed: string;
  /** True if a filter changes it. */
  changed: boolean;
}

export const copiedWithoutCheck: Check = {
  code: 'copied-without-check',
  severity: 'warn',
  description:
    'A set or a profile command that copies user input which no rule of the request type tests. Not reported: a filter that limits the length, such as truncate; any filter if the input is written to its own attribute; names that are copied to names.',
  rationale: 'Users can enter any text of any length, and it is written to the profile unchecked.',
  source: 'Okta Developer, registration inline hook guide: its sample copies mobilePhone unchecked',
  fix: 'Test the attribute in a rule: its digits, its length, or a pattern. Limit the length of a name.',
  find: (index) => {
    const byRule = factsTested(index);
    const byType = attributesTested(byRule);
    return attributesIn(index).flatMap(({ source, place, attribute, value, uses }) => {
      const isTested = ({ rule, requestType }: OutcomeUse, typed: string) =>
        (rule !== undefined && byRule.get(rule)?.attributes.has(typed)) ||
        byType.get(keyOf(source, requestType))?.has(typed);
      const unchecked = ({ path, typed }: Copied) =>
        uses.some(
          (use) =>
            notSent(hookOf(source.value).request, path, use.requestType) === undefined &&
            !isTested(use, typed),
        );
      const isTidied = ({ typed, changed }: Copied) =>
        (typed === attribute && changed) || (NAMES.has(typed) && NAMES.has(attribute));
      const copied = copiedFrom(value, source.value).find((one) => !isTidied(one) && unchecked(one));
      if (copied === undefined) return [];
      const message = `"${attribute}" is copied from ${copied.fact}, which no rule tests`;
      const hint = NAMES.has(copied.typed)
        ? `bound its length: {{ ${copied.fact} | truncate: 50 }}`
        : 'test it in a rule: its digits, its length, or a pattern';
      return [findingAt(source, { at: place, key: true }, { message, hint })];
    });
  },
};

/**
 * The attributes that enforced rules test, by file and request type: the denial of one rule protects what another one
 * sets. Tests of shadow rules protect only their own outcomes.
 */
function attributesTested(byRule: ReadonlyMap<IndexedRule, Tested>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [{ source, requestType, decides }, { attributes }] of byRule) {
    const key = keyOf(source, requestType);
    const known = found.get(key) ?? new Set();
    if (decides) for (const attribute of attributes) known.add(attribute);
    found.set(key, known);
  }
  return found;
}

function keyOf({ path }: { path: string }, requestType: string): string {
  return `${requestType} ${path}`;
}

/** The facts of the form that a value copies. */
function copiedFrom(value: unknown, file: RuleFile): Copied[] {
  return copiesIn(value, file)
    .filter(({ filters }) => !filters.some((filter) => BOUNDING.has(filter)))
    .flatMap(({ facts, filters }) => facts.map((fact) => ({ fact, changed: filters.length > 0 })))
    .flatMap(({ fact, changed }) => {
      const path = parseFactPath(fact);
      const typed = enteredAttribute(fact, file);
      return typeof path === 'string' || typed === undefined ? [] : [{ fact, path, typed, changed }];
    });
}
