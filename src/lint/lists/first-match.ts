import { type List, listsByName } from '../../rules/lists/list.ts';
import type { Operand } from '../../rules/rule-file.ts';

/** Finds the first text like the pattern among what a test compares with; a list is looked through once for all tests. */
export function firstMatch(
  lists: readonly List[],
  pattern: RegExp,
): (value: Operand | undefined) => string | undefined {
  const byName = listsByName(lists);
  const known = new Map<string, string | undefined>();
  const inList = (name: string): string | undefined => {
    if (!known.has(name)) {
      const entries = byName.get(name)?.entries.values();
      known.set(name, entries?.find((entry) => pattern.test(entry.value))?.value);
    }
    return known.get(name);
  };
  return (value) => {
    if (typeof value === 'object' && 'list' in value) return inList(value.list);
    return [value].flat().find((element) => typeof element === 'string' && pattern.test(element)) as
      | string
      | undefined;
  };
}
