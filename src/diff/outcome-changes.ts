import { completeOutcome } from '../hooks/index.ts';
import { languageTag } from '../rules/language-tag.ts';
import { normalForm } from '../rules/normal-form.ts';
import type { OutcomeOrName } from '../rules/rule-file.ts';
import { DEFAULT } from '../rules/texts.ts';
import { type Detail, prefixed } from './change.ts';
import { type Located, locationOf, partOf } from './revision.ts';
import { outcomeWords, valueWords } from './words.ts';

/**
 * The differences between two outcomes at one key. None if they say the same, or if both have one name, whose change is
 * reported for that outcome.
 *
 * @param fallback stands for a missing outcome
 */
export function writtenOutcomeChanges<Key extends string>(
  key: Key,
  base: Located<{ [K in Key]?: OutcomeOrName }>,
  head: Located<{ [K in Key]?: OutcomeOrName }>,
  fallback?: OutcomeOrName,
): Detail[] {
  const [was, is] = [base.value[key] ?? fallback, head.value[key] ?? fallback];
  const [before, after] = [completeOutcome(was, base.source.value), completeOutcome(is, head.source.value)];
  if (normalForm(before ?? null) === normalForm(after ?? null)) return [];
  if (typeof is === 'string' && is === was) return [];
  const [old, fresh] = [outcomeWords(was, base.source.value), outcomeWords(is, head.source.value)];
  if (old !== fresh || before === undefined || after === undefined)
    return [{ words: `${key}: ${old} -> ${fresh}`, place: locationOf(partOf(head, is, key)) }];
  return prefixed(key, partChanges(partOf(base, before, key), partOf(head, after, key)));
}

/** The differences between two outcomes or definitions, value by value: `error.errorSummary: "a" -> "b"`. */
export function partChanges(base: Located<unknown>, head: Located<unknown>): Detail[] {
  if (typeof base.value !== 'object' || typeof head.value !== 'object') return wholeChange(base, head);
  const [before, after] = [leavesOf(base.value), leavesOf(head.value)];
  const detail = (of: Located<unknown>, { path, value }: Leaf, words: string): Detail => ({
    words,
    place: locationOf(partOf(of, value, ...path)),
  });
  const changed = [...after].flatMap(([key, leaf]) => {
    const [old, name, value] = [before.get(key), pathWords(leaf.path), valueWords(leaf.value)];
    if (old === undefined) return [detail(head, leaf, `added ${name}: ${value}`)];
    if (normalForm(old.value) === normalForm(leaf.value)) return [];
    return [detail(head, leaf, `${name}: ${valueWords(old.value)} -> ${value}`)];
  });
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, leaf]) => leaf);
  return [
    ...changed,
    ...removed.map((leaf) =>
      detail(base, leaf, `removed ${pathWords(leaf.path)}: ${valueWords(leaf.value)}`),
    ),
  ];
}

function wholeChange(base: Located<unknown>, head: Located<unknown>): Detail[] {
  if (normalForm(base.value) === normalForm(head.value)) return [];
  return [{ words: `${valueWords(base.value)} -> ${valueWords(head.value)}`, place: locationOf(head) }];
}

interface Leaf {
  path: (string | number)[];
  value: unknown;
}

/** Every value of an outcome that has no parts itself, by its path. */
function leavesOf(value: unknown, path: Leaf['path'] = []): Map<string, Leaf> {
  const parts: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(typeof value === 'object' && value !== null ? value : {});
  if (parts.length === 0 && path.length > 0) return new Map([[identityOf(path), { path, value }]]);
  return new Map(parts.flatMap(([key, part]) => [...leavesOf(part, [...path, key])]));
}

/** Equal texts for paths that mean the same: a text alone is that of `default`, and `en_US` is `en-US`. */
function identityOf(path: Leaf['path']): string {
  const [root, last, before] = [path[0], path.at(-1), path.at(-2)];
  if (root === 'error' && last === 'errorSummary') return normalForm([...path, DEFAULT]);
  if (root !== 'error' || before !== 'errorSummary') return normalForm(path);
  return normalForm([...path.slice(0, -1), languageTag(last) ?? last]);
}

/** `error.errorCauses[0].reason`. */
function pathWords(path: Leaf['path']): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}
