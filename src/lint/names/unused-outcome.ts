import { isBuiltIn } from '../../hooks/index.ts';
import { type Check, findingAt } from '../check.ts';
import { effectiveOutcome } from '../effective-outcome.ts';
import type { IndexedFile } from '../rule-index.ts';

export const unusedOutcome: Check = {
  code: 'unused-outcome',
  severity: 'warn',
  description: 'A named outcome that nothing uses.',
  rationale: 'Changes of its text have no effect, although it looks active.',
  fix: 'Use it by its name, or remove it.',
  find: ({ files, outcomes }) => {
    const resolved = new Set(files.filter(isResolved).map(({ source }) => source));
    return outcomes
      .filter(
        ({ source, name, uses }) =>
          name && !isBuiltIn(name, source.value) && uses.length === 0 && resolved.has(source),
      )
      .map(({ source, at, name }) => {
        const hint = `use it, as in otherwise: ${name}, or take it out`;
        return findingAt(source, { at, key: true }, { message: `nothing uses the outcome "${name}"`, hint });
      });
  },
};

/** True if every name of an outcome is known; a misspelt name may refer to any outcome. */
function isResolved({ sound, source, requestTypes }: IndexedFile): boolean {
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
