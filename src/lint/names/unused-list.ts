import { rangeOfEntry } from '../../rules/lists/list.ts';
import type { Check } from '../check.ts';
import type { IndexedFile } from '../rule-index.ts';
import { testsReached } from '../tests-reached.ts';

export const unusedList: Check = {
  code: 'unused-list',
  severity: 'warn',
  description: 'A list that no rule file of the directory names.',
  rationale: 'Whoever adds an entry believes that it counts.',
  fix: 'Use it with value: { list: NAME }, or remove the file.',
  find: ({ files, lists, troubled }) => {
    // What could not be read may name any list.
    if (troubled.size > 0) return [];
    const named = new Set(files.flatMap(listsNamedIn));
    const known = new Set(lists.map(({ name }) => name));
    // So may a name that is misspelt.
    if ([...named].some((name) => !known.has(name))) return [];
    return lists
      .filter(({ name }) => !named.has(name))
      .map((list) => {
        const finding = {
          message: `no rule uses the list "${list.name}"`,
          hint: `use it with value: { list: ${list.name} }, or remove the file`,
        };
        // At the first entry: a comment above it can say why the list stays.
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
