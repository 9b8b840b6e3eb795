import { type List, listsByName } from '../../rules/lists/list.ts';
import type { Operand } from '../../rules/rule-file.ts';

/** Returns a search for the first operand of a test that matches a pattern. Each list is searched once. */
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
