import { LIST_FILTERS } from '../../decisions/liquid/create-liquid.ts';
import { hookOf } from '../../hooks/index.ts';
import { isObjectFact } from '../../hooks/request-tree.ts';
import { type FactPath, parseFactPath } from '../../rules/fact-path.ts';
import { isFactReference, type RuleSource } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import type { RuleIndex } from '../rule-index.ts';
import { attributesIn, outputsIn, textsIn } from './outcome-parts.ts';

/** `{{ fact }}` and nothing around it: any other template is text. */
const BARE = /^\{\{-?\s*(\S+?)\s*-?\}\}$/;

/** Parts of a path down to an attribute: `data.userProfile.groups`. */
const ATTRIBUTE = 3;

const OF_TEXTS: ReadonlySet<string> = new Set(['size', 'first', 'last']);

export const listCopied: Check = {
  code: 'list-copied',
  severity: 'warn',
  description:
    'A set or a profile command that copies a fact which is a list or an object, or the list that a filter gives.',
  rationale: 'Lists and objects are not copied: the attribute is left out, or is empty text.',
  fix: 'Take one element, make text of it with `join`, or write the list out element by element.',
  find: (index) => {
    const known = notScalars(index);
    return attributesIn(index).flatMap(({ source, place, attribute, value }) => {
      const say = (message: string, hint: string) => [
        findingAt(source, { at: place, key: true }, { message, hint }),
      ];
      for (const text of textsIn(value)) {
        const [, fact = ''] = BARE.exec(text.trim()) ?? [];
        const path = parseFactPath(fact);
        const found = typeof path === 'string' ? undefined : kindOf(path, source, known);
        if (found !== undefined) {
          const message = `"${attribute}" copies ${fact}, which is ${found.words}, and is left out`;
          return say(
            message,
            found.isList
              ? `make text of it: {{ ${fact} | join: ", " }}`
              : `copy one of its values: {{ ${fact}.NAME }}`,
          );
        }
        const filter = outputsIn(text)
          .map(({ filters }) => filters.at(-1) ?? '')
          .find((last) => LIST_FILTERS.has(last));
        if (filter !== undefined)
          return say(
            `"${attribute}" ends in the filter ${filter}, which gives a list, and a list has no text`,
            'add a filter that makes text of it: join: ", ", first or last',
          );
      }
      return [];
    });
  },
};

/** What a fact is instead of a single value. */
interface Kind {
  isList: boolean;
  /** `a list for someFact:` */
  words: string;
}

function kindOf(
  path: FactPath,
  { path: file, value }: RuleSource,
  known: ReadonlyMap<string, Kind>,
): Kind | undefined {
  return isObjectFact(hookOf(value).request, path)
    ? { isList: false, words: 'an object' }
    : known.get(keyOf(file, path));
}

/** The facts that a file takes for lists or objects elsewhere. */
function notScalars({ tests, facts }: RuleIndex): Map<string, Kind> {
  const found = new Map<string, Kind>();
  const note = (file: string, path: FactPath | string, kind: Kind) => {
    if (typeof path === 'string' || found.has(keyOf(file, path))) return;
    found.set(keyOf(file, path), kind);
  };
  for (const { source, test } of tests) {
    const decorator = /(?:^|:)(someFact|everyFact):/.exec(test.operator)?.[1];
    if (decorator !== undefined)
      note(source.path, parseFactPath(test.fact), { isList: true, words: `a list for ${decorator}:` });
    if (isFactReference(test.value) && /(^|:)(in|notIn)$/.test(test.operator))
      note(source.path, parseFactPath(test.value.fact), {
        isList: true,
        words: `a list for ${test.operator}`,
      });
  }
  for (const { source, fact, path, by } of facts)
    for (let end = ATTRIBUTE; end < path.length; end += 1) {
      const isList = typeof path[end] === 'number';
      // Liquid reads the length of a text like a property.
      if (by === 'template' && !isList && OF_TEXTS.has(String(path[end]))) continue;
      note(source.path, path.slice(0, end), {
        isList,
        words: `${isList ? 'a list' : 'an object'} for ${fact}`,
      });
    }
  return found;
}

function keyOf(file: string, path: FactPath): string {
  return JSON.stringify([file, path]);
}
