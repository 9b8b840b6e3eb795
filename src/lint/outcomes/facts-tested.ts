import { hookOf } from '../../hooks/index.ts';
import { attributeAt } from '../../hooks/request-tree.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { factsOf, type RuleFile } from '../../rules/rule-file.ts';
import { sourcesOf } from '../facts/derived-facts.ts';
import type { IndexedRule, RuleIndex } from '../rule-index.ts';

/** The facts that a rule's conditions read, directly or through named conditions and derived facts. */
export interface Tested {
  /** The attributes that the user enters on the form. */
  attributes: Set<string>;
  /** True if the condition also reads other facts. */
  others: boolean;
}

export function factsTested({ tests }: RuleIndex): Map<IndexedRule, Tested> {
  const found = new Map<IndexedRule, Tested>();
  for (const { source, test, rules } of tests) {
    const read = factsOf(test).flatMap((fact) => attributesOf(fact, source.value));
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

/** The attributes of a fact; undefined stands for other facts, and for one that is made of none. */
function attributesOf(fact: string, file: RuleFile): (string | undefined)[] {
  const found = sourcesOf(fact, file).map((one) => enteredAttribute(one, file));
  return found.length === 0 ? [undefined] : found;
}

/** The attribute of a fact that the user enters on the form; undefined for other facts. */
export function enteredAttribute(fact: string, file: RuleFile): string | undefined {
  const path = parseFactPath(fact);
  const found = typeof path === 'string' ? undefined : attributeAt(hookOf(file).request, path);
  return found?.entered ? found.attribute : undefined;
}
