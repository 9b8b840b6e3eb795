import type { Check } from '../check.ts';

export const emptyList: Check = {
  code: 'empty-list',
  severity: 'warn',
  description: 'A list without entries.',
  rationale: 'in never matches, and notIn matches every value that is present.',
  fix: 'Add an entry, or remove the list.',
  find: ({ lists, troubled }) =>
    lists
      .filter(({ entries, path }) => entries.length === 0 && !troubled.has(path))
      .map(({ name, path }) => ({
        message: `the list "${name}" is empty`,
        file: path,
        hint: 'add an entry, or remove the list',
      })),
};
