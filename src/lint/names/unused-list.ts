import { rangeOfEntry } from '../../rules/lists/list.ts';
import type { Check } from '../check.ts';
import type { IndexedFile } from '../rule-index.ts';
import { testsReached } from '../tests-reached.ts';

export const unusedList: Check = {
  code: 'unused-list',
  severity: 'warn',
  description: 'A list that no rule file of the directory uses.',
  rationale: 'New entries have no effect, although the list looks active.',
  fix: 'Use it with value: { list: NAME }, or remove the file.',
  find: ({ files, lists, troubled }) => {
    // A file with parse errors may use any list.
    if (troubled.size > 0) return [];
    const named = new Set(files.flatMap(listsNamedIn));
    const known = new Set(lists.map(({ name }) => name));
    // A misspelt name may refer to any list.
    if ([...named].some((name) => !known.has(name))) return [];
    return lists
      .filter(({ name }) => !named.has(name))
      .map((list) => {
        const finding = {
          message: `no rule uses the list "${list.name}"`,
          hint: `use it with value: { list: ${list.name} }, or remove the file`,
        };
        // At the first entry, so that a comment above it can suppress the finding.
        const first = list.entries.at(0);
        return { ...finding, file: list.path, ...(first && { range: rangeOfEntry(first) }) };
      });
  },
};

function listsNamedIn({ conditions, requestTypes }: IndexedFile): string[] {
  const written = [
    ...conditions.values(),
    ...requestTypes.flatMap(({ rules }) => rules.map(({ rule }) => rule.when)),
  ];
  return written
    .flatMap((condition) => testsReached({ at: '', condition }, new Map()))
    .flatMap(({ test: { value } }) =>
      typeof value === 'object' && !Array.isArray(value) && 'list' in value ? [value.list] : [],
    );
}
