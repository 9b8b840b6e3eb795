import { below } from '../../diagnostics/source-file.ts';
import { isBuiltIn } from '../../hooks/index.ts';
import { rangeOfEntry } from '../../rules/lists/list.ts';
import { listsNamedBy } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { effectiveOutcome } from '../effective-outcome.ts';
import { conditionsOf, reachedFrom } from '../reached-conditions.ts';
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

function unusedIn(file: IndexedFile): string[] {
  const reached = conditionsReached(file);
  return [...file.conditions.keys()].filter((name) => !(reached?.has(name) ?? true));
}

/** The named conditions that rules use; undefined if one of them is unknown: a misspelt name may refer to any. */
function conditionsReached({
  conditions,
  requestTypes,
}: Pick<IndexedFile, 'conditions' | 'requestTypes'>): ReadonlySet<string> | undefined {
  const starts = requestTypes.flatMap(({ rules }) => rules.flatMap(conditionsOf));
  const { names } = reachedFrom(starts, conditions);
  return [...names].some((name) => !conditions.has(name)) ? undefined : names;
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

function listsNamedIn({ source, conditions, requestTypes }: IndexedFile): string[] {
  const named = conditions
    .values()
    .map((condition) => ({ at: '', condition }))
    .toArray();
  const ofRules = requestTypes.flatMap(({ rules }) => rules.flatMap(conditionsOf));
  const { tests } = reachedFrom([...named, ...ofRules], new Map());
  const byLookups = Object.values(source.value.lookups ?? {}).map(({ list }) => list);
  return [...byLookups, ...tests.flatMap(({ test }) => listsNamedBy(test.value))];
}

export const unusedFact = unusedDefinition('facts', {
  code: 'unused-fact',
  description: 'A derived fact that nothing reads.',
  rationale: 'It looks as if it had an effect, but is never made.',
  fix: 'Read it as facts.NAME, in a condition or a template, or remove it.',
});

export const unusedLookup = unusedDefinition('lookups', {
  code: 'unused-lookup',
  description: 'A lookup that nothing reads.',
  rationale: 'It looks like a requirement, but has no effect: the list is not searched.',
  fix: 'Read lookups.NAME.found in a condition, or remove the lookup.',
});

function unusedDefinition(section: 'facts' | 'lookups', metadata: Omit<Check, 'severity' | 'find'>): Check {
  return {
    ...metadata,
    severity: 'warn',
    find: ({ files, definitions }) => {
      const resolved = files.filter((file) => isResolved(file) && conditionsReached(file) !== undefined);
      const sound = new Set(resolved.map(({ source }) => source));
      return definitions
        .filter(({ name, used, source }) => name.startsWith(`${section}.`) && !used && sound.has(source))
        .map(({ source, at, name }) => {
          const hint = `read ${section === 'facts' ? name : `${name}.found`} in a condition, or take it out`;
          return findingAt(source, { at, key: true }, { message: `nothing reads ${name}`, hint });
        });
    },
  };
}
