import type { Check } from './check.ts';

/** A directory without a rule file would answer nothing: a mistyped path, or one that is just being replaced. */
export const noRules: Check = ({ files, diagnostics }) => {
  if (files.length > 0 || diagnostics.length > 0) return [];
  const message = 'the rules directory holds no rule file';
  return [
    {
      code: 'no-rules',
      severity: 'error',
      message,
      file: '.',
      hint: 'add a *.yaml file, or name another directory',
    },
  ];
};
