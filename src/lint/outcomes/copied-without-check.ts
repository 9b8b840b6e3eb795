import { hookOf } from '../../hooks/index.ts';
import { notSent } from '../../hooks/request-tree.ts';
import { type FactPath, parseFactPath } from '../../rules/fact-path.ts';
import type { RuleFile } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedRule, OutcomeUse } from '../rule-index.ts';
import { enteredAttribute, factsTested, type Tested } from './facts-tested.ts';
import { attributesIn, outputsIn } from './outcome-parts.ts';

/** Filters after which a text cannot be longer than the file says. */
const BOUNDING = new Set(['size', 'slice', 'truncate', 'truncatewords']);

/** Free text, which no rule can hold to a pattern. Okta writes it to the profile as it was typed anyway. */
const NAMES = new Set(
  'firstName lastName middleName honorificPrefix honorificSuffix displayName nickName'.split(' '),
);

/** A fact that is copied, and the attribute of the form that it is. */
interface Copied {
  fact: string;
  path: FactPath;
  typed: string;
  /** Whether a filter makes something else of it. */
  changed: boolean;
}

export const copiedWithoutCheck: Check = {
  code: 'copied-without-check',
  severity: 'warn',
  description:
    'A set or a profile command that copies what the person typed, where no rule of the request type tests it. A filter that bounds the length, such as truncate, is enough. So is any filter where the attribute is the one that was typed, and names may become other names: Okta writes those anyway.',
  rationale:
    'Anything at all can be typed there, of any length, and is written to the profile as if it were checked.',
  source: 'Okta Developer, registration inline hook guide: its sample copies mobilePhone unchecked',
  fix: 'Test the attribute in a rule: its digits, its length, or a pattern. Bound the length of a name.',
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
 * By file and request type what its rules test: a denial of one rule holds for what another one sets. What a rule in the
 * shadow tests holds for itself alone.
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

/** The facts from the form that a value takes over as they are. */
function copiedFrom(value: unknown, file: RuleFile): Copied[] {
  return outputsIn(value)
    .filter(({ filters }) => !filters.some((filter) => BOUNDING.has(filter)))
    .flatMap(({ facts, filters }) => facts.map((fact) => ({ fact, changed: filters.length > 0 })))
    .flatMap(({ fact, changed }) => {
      const path = parseFactPath(fact);
      const typed = enteredAttribute(fact, file);
      return typeof path === 'string' || typed === undefined ? [] : [{ fact, path, typed, changed }];
    });
}
