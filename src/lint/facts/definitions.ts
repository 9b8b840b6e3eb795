import type { Pointer } from '../../diagnostics/source-file.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { factsOf, type Outcome, type RuleSource, type Test } from '../../rules/rule-file.ts';
import { definedIn, derivedAt, derivedIn, placeOf, reachedBy } from './derived-facts.ts';

/** A derived fact or a lookup of a rule file, with its uses. */
export interface Definition {
  source: RuleSource;
  at: Pointer;
  /** `facts.mailDomain`, `lookups.partner` */
  name: string;
  /** The rules and the uses of outcomes that read it, directly or through others. */
  readers: { requestType: string }[];
  /** True if a condition reads it. */
  tested: boolean;
  /** True if anything reads it, an outcome without a use or another key of the file too. */
  used: boolean;
}

interface Reader {
  source: RuleSource;
  names: string[];
  readers: readonly { requestType: string }[];
  tests: boolean;
}

/** The derived facts and lookups of files, with their uses in tests and outcomes. */
export function definitionsOf(
  sources: readonly RuleSource[],
  tests: readonly { source: RuleSource; test: Test; rules: Reader['readers'] }[],
  outcomes: readonly { source: RuleSource; outcome: Outcome; uses: Reader['readers'] }[],
): Definition[] {
  const byTests = tests.map(({ source, test, rules }) => {
    const names = factsOf(test).map((fact) => derivedAt(parseFactPath(fact)));
    return { source, names: names.filter((name) => name !== undefined), readers: rules, tests: true };
  });
  const byOutcomes = outcomes.map(({ source, outcome, uses }) => ({
    source,
    names: namesIn(outcome),
    readers: uses,
    tests: false,
  }));
  const all = [...byTests, ...byOutcomes];
  return sources.flatMap((source) =>
    definitionsIn(
      source,
      all.filter((one) => one.source === source),
    ),
  );
}

/** The keys of a rule file that rules reach, and the definitions themselves. */
const OF_RULES = new Set(['facts', 'lookups', 'conditions', 'outcomes', 'requestTypes']);

function definitionsIn(source: RuleSource, readers: readonly Reader[]): Definition[] {
  const names = definedIn(source.value);
  if (names.length === 0) return [];
  const others = Object.entries(source.value).filter(([key]) => !OF_RULES.has(key));
  const elsewhere = reachedBy(namesIn(others), source.value);
  const reached = readers.map((one) => ({ ...one, all: reachedBy(one.names, source.value) }));
  const isUnknown = (name: string) => !names.includes(name) && name !== 'decision.id';
  // A misspelt name may mean any of them.
  const isMisspelt = [...elsewhere, ...reached.flatMap(({ all }) => [...all])].some(isUnknown);
  return names.map((name) => {
    const own = reached.filter(({ all }) => all.has(name));
    return {
      source,
      at: placeOf(name),
      name,
      readers: own.flatMap((one) => one.readers),
      tested: own.some(({ tests }) => tests),
      used: own.length > 0 || elsewhere.has(name) || isMisspelt,
    };
  });
}

/** The derived facts and lookups in the templates and paths of a value. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(namesIn);
  if (typeof value !== 'string') return [];
  const name = derivedAt(parseFactPath(value));
  return name === undefined ? derivedIn(value) : [name];
}
