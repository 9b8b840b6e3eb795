import type { Check } from './check.ts';

/** Nobody is in an empty list, and everybody is outside of it: a notIn would let everybody through. */
export const emptyList: Check = ({ lists, diagnostics }) =>
  lists
    .filter(({ entries, path }) => entries.length === 0 && !diagnostics.some(({ file }) => file === path))
    .map(({ name, path }) => {
      const hint = 'add an entry, or remove the list';
      return {
        code: 'empty-list',
        severity: 'warn',
        message: `the list "${name}" is empty`,
        file: path,
        hint,
      };
    });
