import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { Outcome, RuleSource } from '../rules/rule-file.ts';
import type { Detail } from './condition-changes.ts';
import { normalForm } from './normal-form.ts';
import { placeOf, type Revision } from './revision.ts';
import { valueWords } from './words.ts';

/** An outcome where it stands; its name, if it had one, has been followed. */
export interface LocatedOutcome {
  outcome: Outcome;
  at: Pointer;
  source: RuleSource;
  side: Revision;
}

/** What differs between two outcomes, value by value: `error.errorSummary: "a" -> "b"`. */
export function outcomeChanges(base: LocatedOutcome, head: LocatedOutcome): Detail[] {
  const before = leavesOf(base.outcome);
  const after = leavesOf(head.outcome);
  const details: Detail[] = [];
  for (const { path, value } of after.values()) {
    const old = before.get(normalForm(path));
    if (old !== undefined && normalForm(old.value) === normalForm(value)) continue;
    const words =
      old === undefined
        ? `added ${pathWords(path)}: ${valueWords(value)}`
        : `${pathWords(path)}: ${valueWords(old.value)} -> ${valueWords(value)}`;
    details.push({ words, place: placeOf(head.side, head.source, below(head.at, ...path)) });
  }
  for (const { path, value } of before.values()) {
    if (after.has(normalForm(path))) continue;
    const place = placeOf(base.side, base.source, below(base.at, ...path));
    details.push({ words: `removed ${pathWords(path)}: ${valueWords(value)}`, place });
  }
  return details;
}

interface Leaf {
  path: (string | number)[];
  value: unknown;
}

function leavesOf(
  value: unknown,
  path: Leaf['path'] = [],
  found = new Map<string, Leaf>(),
): Map<string, Leaf> {
  const entries = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  if (entries.length === 0 && path.length > 0) found.set(normalForm(path), { path, value });
  for (const [key, part] of entries) leavesOf(part, [...path, key], found);
  return found;
}

function pathWords(path: Leaf['path']): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}
