import { LIST_FILTERS } from '../../decisions/liquid/create-liquid.ts';
import { hookOf } from '../../hooks/index.ts';
import { isObjectFact } from '../../hooks/request-tree.ts';
import { type FactPath, parseFactPath } from '../../rules/fact-path.ts';
import {
  isFactReference,
  isTypedTemplate,
  type RuleFile,
  type RuleSource,
  type TypedTemplate,
} from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { derivedAt, factDefinition } from '../facts/derived-facts.ts';
import type { RuleIndex } from '../rule-index.ts';
import { claimsIn } from './claims-in.ts';
import { attributesIn, outputsIn, textsIn } from './outcome-parts.ts';

/** A template that consists of `{{ fact }}` only; other templates always result in text. */
const BARE = /^\{\{-?\s*(\S+?)\s*-?\}\}$/;

/** Number of parts in the path of an attribute: `data.userProfile.groups`. */
const ATTRIBUTE = 3;

const OF_TEXTS: ReadonlySet<string> = new Set(['size', 'first', 'last']);

export const listCopied: Check = {
  code: 'list-copied',
  severity: 'warn',
  description:
    'A set or a profile command that copies a list or an object, or the list that a filter returns. A claim of a token can be a list or an object, and an attribute of an assertion a list: they are reported where they end in such a filter, and where an attribute copies an object.',
  rationale: 'Lists and objects are not copied: the attribute is left out, or becomes empty text.',
  fix: 'Copy one element, convert the list to text with `join`, or copy the list as `{ template: "{{ … }}", as: list }`.',
  find: (index) => {
    const known = compositeFacts(index);
    const attributes = attributesIn(index).map((one) => ({ ...one, keepsLists: false, keepsObjects: false }));
    const claims = claimsIn(index).map((one) => ({ ...one, keepsLists: true }));
    return [...attributes, ...claims].flatMap(({ source, place, attribute, value, ...keeps }) => {
      const report = (message: string, hint: string) => [
        findingAt(source, { at: place, key: true }, { message, hint }),
      ];
      for (const text of textsIn(value)) {
        const [, fact = ''] = BARE.exec(text.trim()) ?? [];
        const path = parseFactPath(fact);
        const found = typeof path === 'string' ? undefined : kindOf(path, source, known);
        if (found !== undefined && !(found.isList ? keeps.keepsLists : keeps.keepsObjects)) {
          const message = `"${attribute}" copies ${fact}, which is ${found.words}, and is left out`;
          return report(
            message,
            found.isList
              ? `make text of it: {{ ${fact} | join: ", " }}, or copy the list: { template: "{{ ${fact} }}", as: list }`
              : `copy one of its values: {{ ${fact}.${isAttribute(path) ? 'attributeValues[0].value' : 'NAME'} }}`,
          );
        }
        const filter = outputsIn(text)
          .map(({ filters }) => filters.at(-1) ?? '')
          .find((last) => LIST_FILTERS.has(last));
        if (filter !== undefined)
          return report(
            `"${attribute}" ends in the filter ${filter}, which gives a list, and a list has no text`,
            'add a filter that makes text of it: join: ", ", first or last',
          );
      }
      return [];
    });
  },
};

/** The kind of a fact that is not a single value. */
interface Kind {
  isList: boolean;
  /** `a list for someFact:` */
  words: string;
}

function kindOf(
  path: FactPath,
  source: Pick<RuleSource, 'path' | 'value'>,
  known: ReadonlyMap<string, Kind>,
): Kind | undefined {
  const seen = new Set<string>();
  let next: FactPath | undefined = path;
  while (next !== undefined && !seen.has(keyOf(source.path, next))) {
    const key = keyOf(source.path, next);
    seen.add(key);
    if (isObjectFact(hookOf(source.value).request, next) || isAttribute(next))
      return { isList: false, words: 'an object' };
    const found = known.get(key);
    if (found !== undefined) return found;
    const definition = definitionAt(next, source.value);
    if (isTypedTemplate(definition))
      return definition.as === 'list' ? { isList: true, words: 'a list' } : undefined;
    next = copiedBy(definition);
  }
  return undefined;
}

/** True for an attribute of an assertion, which Okta sends with its types. */
function isAttribute(path: FactPath | string): boolean {
  return typeof path !== 'string' && path.length === 4 && path.join('.').startsWith('data.assertion.claims.');
}

/** The definition of a derived fact. */
function definitionAt(path: FactPath, file: RuleFile): string | TypedTemplate | undefined {
  const name = path.length === 2 ? derivedAt(path) : undefined;
  return name === undefined ? undefined : factDefinition(name, file);
}

/** The fact that a template consists of. */
function copiedBy(template: string | undefined): FactPath | undefined {
  const path = parseFactPath(BARE.exec(template?.trim() ?? '')?.[1] ?? '');
  return typeof path === 'string' ? undefined : path;
}

/** The facts that a file uses as lists or objects elsewhere. */
function compositeFacts({ tests, facts }: RuleIndex): Map<string, Kind> {
  const found = new Map<string, Kind>();
  const add = (file: string, path: FactPath | string, kind: Kind) => {
    if (typeof path === 'string' || found.has(keyOf(file, path))) return;
    found.set(keyOf(file, path), kind);
  };
  for (const { source, test } of tests) {
    const decorator = /(?:^|:)(someFact|everyFact):/.exec(test.operator)?.[1];
    if (decorator !== undefined)
      add(source.path, parseFactPath(test.fact), { isList: true, words: `a list for ${decorator}:` });
    if (isFactReference(test.value) && /(^|:)(in|notIn)$/.test(test.operator))
      add(source.path, parseFactPath(test.value.fact), {
        isList: true,
        words: `a list for ${test.operator}`,
      });
  }
  for (const { source, fact, path, by } of facts)
    for (let end = ATTRIBUTE; end < path.length; end += 1) {
      const isList = typeof path[end] === 'number';
      // In Liquid, the length of a text is a property.
      if (by !== 'test' && !isList && OF_TEXTS.has(String(path[end]))) continue;
      add(source.path, path.slice(0, end), {
        isList,
        words: `${isList ? 'a list' : 'an object'} for ${fact}`,
      });
    }
  return found;
}

function keyOf(file: string, path: FactPath): string {
  return JSON.stringify([file, path]);
}
