import { attributeAt } from '../../hooks/registration/request.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { factsOf } from '../../rules/rule-file.ts';
import type { IndexedRule, RuleIndex } from '../rule-index.ts';

/** What a rule's condition reads, directly or through named conditions. */
export interface Tested {
  /** The attributes that the person enters on the form. */
  attributes: Set<string>;
  /** Whether it reads anything else, too. */
  others: boolean;
}

export function factsTested({ tests }: RuleIndex): Map<IndexedRule, Tested> {
  const found = new Map<IndexedRule, Tested>();
  for (const { test, rules } of tests) {
    const read = factsOf(test).map(enteredAttribute);
    for (const rule of rules) {
      const tested = found.get(rule) ?? { attributes: new Set(), others: false };
      for (const attribute of read)
        if (attribute === undefined) tested.others = true;
        else tested.attributes.add(attribute);
      found.set(rule, tested);
    }
  }
  return found;
}

/** The attribute that a fact is, where the person enters it on the form. */
export function enteredAttribute(fact: string): string | undefined {
  const path = parseFactPath(fact);
  const found = typeof path === 'string' ? undefined : attributeAt(path);
  return found?.entered ? found.attribute : undefined;
}
