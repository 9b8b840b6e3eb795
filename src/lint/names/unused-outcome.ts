import { isBuiltIn } from '../../hooks/index.ts';
import { type Check, findingAt } from '../check.ts';
import { effectiveOutcome } from '../effective-outcome.ts';
import type { IndexedFile } from '../rule-index.ts';

export const unusedOutcome: Check = {
  code: 'unused-outcome',
  severity: 'warn',
  description: 'An outcome under outcomes that nothing uses.',
  rationale: 'Whoever changes its text believes that somebody will read it.',
  fix: 'Use it by its name, or take it out.',
  find: ({ files, outcomes }) => {
    const understood = new Set(files.filter(isUnderstood).map(({ source }) => source));
    return outcomes
      .filter(
        ({ source, name, uses }) =>
          name && !isBuiltIn(name, source.value) && uses.length === 0 && understood.has(source),
      )
      .map(({ source, at, name }) => {
        const hint = `use it, as in otherwise: ${name}, or take it out`;
        return findingAt(source, { at, key: true }, { message: `nothing uses the outcome "${name}"`, hint });
      });
  },
};

/** Whether every name means something: one that is misspelt may be the one that is missed. */
function isUnderstood({ sound, source, requestTypes }: IndexedFile): boolean {
  const { unhandled, onError } = source.value;
  const used = [
    ...requestTypes.flatMap(({ written, rules }) => [
      written.default,
      ...rules.flatMap(({ rule }) => [rule.then, rule.otherwise]),
    ]),
    unhandled,
    onError,
  ];
  return sound && used.every((outcome) => outcome === undefined || effectiveOutcome(outcome, source.value));
}
