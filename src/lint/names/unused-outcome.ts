import { type Check, findingAt } from '../check.ts';

export const unusedOutcome: Check = {
  code: 'unused-outcome',
  severity: 'warn',
  finds: 'An outcome under outcomes that nothing uses.',
  because: 'Whoever changes its text believes that somebody will read it.',
  mend: 'Use it by its name, or take it out.',
  find: ({ files, outcomes }) => {
    const sound = new Set(files.filter((file) => file.sound).map(({ source }) => source));
    return outcomes
      .filter(({ source, name, uses }) => name !== undefined && uses.length === 0 && sound.has(source))
      .map(({ source, at, name }) => {
        const hint = `use it, as in otherwise: ${name}, or take it out`;
        return findingAt(source, { at, key: true }, { message: `nothing uses the outcome "${name}"`, hint });
      });
  },
};
