import { below } from '../../diagnostics/source-file.ts';
import { isBuiltIn } from '../../hooks/index.ts';
import { rangeOfEntry } from '../../rules/lists/list.ts';
import { listsNamedBy } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { effectiveOutcome } from '../effective-outcome.ts';
import { reachedFrom } from '../reached-conditions.ts';
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

export const unusedCondition: Check = {
  code: 'unused-condition',
  severity: 'warn',
  description: 'A named condition that no rule uses.',
  rationale: 'It looks like a requirement, but has no effect.',
  fix: 'Use it with condition: NAME, or remove it.',
  find: ({ files }) =>
    files
      .filter(({ sound }) => sound)
      .flatMap((file) => unusedIn(file).map((name) => ({ source: file.source, name })))
      .map(({ source, name }) => {
        const place = { at: below('/conditions', name), key: true };
        const hint = `use it, as in when: { condition: ${name} }, or take it out`;
        return findingAt(source, place, { message: `no rule leads to the condition "${name}"`, hint });
      }),
};

function unusedIn({ conditions, requestTypes }: IndexedFile): string[] {
  const starts = requestTypes.flatMap(({ rules }) =>
    rules.map(({ at, rule }) => ({ at, condition: rule.when })),
  );
  const { names: reached } = reachedFrom(starts, conditions);
  // A misspelt name may refer to any of them.
  if ([...reached].some((name) => !conditions.has(name))) return [];
  return [...conditions.keys()].filter((name) => !reached.has(name));
}

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
  const { tests } = reachedFrom(
    written.map((condition) => ({ at: '', condition })),
    new Map(),
  );
  return tests.flatMap(({ test }) => listsNamedBy(test.value));
}
