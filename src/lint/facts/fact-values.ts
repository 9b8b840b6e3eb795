import { CallFacts, type DerivedFact, NO_DERIVED_FACTS } from '../../decisions/facts/call-facts.ts';
import { compileFact } from '../../decisions/facts/compile-fact.ts';
import { KnownFacts } from '../../decisions/facts/known-facts.ts';
import { requestFactsOf } from '../../decisions/facts/request-facts.ts';
import { NO_ID } from '../../decisions/hook-call.ts';
import { Vocabulary } from '../../engine/vocabulary.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import { hookOf } from '../../hooks/index.ts';
import { type FactPath, isDerived, parseFactPath } from '../../rules/fact-path.ts';
import type { RuleSource } from '../../rules/rule-file.ts';
import { placeOf } from './derived-facts.ts';

/** The facts of a rule file, as they are made of a request. Those that lookups decide are unknown. */
export interface FactValues {
  /** The facts of the request that a fact is made of; undefined if that is unknown. */
  sourcesOf: (fact: string) => readonly FactPath[] | undefined;
  /** The value of a fact with sources, for a request that may lack parts; undefined if it has none, or cannot be made. */
  valueOf: (fact: string, request: object) => unknown;
}

const known = new WeakMap<RuleSource, FactValues>();

/** Compiles the derived facts of a file once. */
export function factValuesOf(source: RuleSource): FactValues {
  const before = known.get(source);
  if (before !== undefined) return before;
  const facts = compiledFacts(source);
  const derived = { ...NO_DERIVED_FACTS, facts };
  const values: FactValues = {
    sourcesOf: (fact) => {
      const path = parseFactPath(fact);
      return typeof path !== 'string' && isComputed(path, facts) ? requestFactsOf(path, derived) : undefined;
    },
    valueOf: (fact, request) => {
      const path = parseFactPath(fact);
      if (typeof path === 'string') return undefined;
      try {
        return new CallFacts(request as HookRequest, derived, NO_ID, 0).read(path);
      } catch {
        return undefined;
      }
    },
  };
  known.set(source, values);
  return values;
}

function compiledFacts(source: RuleSource): Map<string, DerivedFact> {
  const { facts = {}, lookups = {} } = source.value;
  const columns = Object.keys(lookups).map((name) => [name, undefined] as const);
  const readable = new KnownFacts(hookOf(source.value).request, Object.keys(facts), new Map(columns));
  // Errors are reported when the file is compiled.
  const scope = {
    source,
    broken: new Set<string>(),
    lists: new Map(),
    prepared: new Map(),
    vocabulary: new Vocabulary(),
    report: () => undefined,
  };
  const compiled = Object.entries(facts).map(([name, written]) => {
    const isText = typeof written === 'string' || typeof Object(written).template === 'string';
    const fact = isText ? compileFact(written, placeOf(`facts.${name}`), scope, readable) : undefined;
    return [name, fact] as const;
  });
  return new Map(compiled.filter((entry) => entry[1] !== undefined) as [string, DerivedFact][]);
}

/** True for a fact that is made without lookups, and not of itself. */
function isComputed(
  path: FactPath,
  facts: ReadonlyMap<string, DerivedFact>,
  above: readonly string[] = [],
): boolean {
  const [root, name = ''] = path.map(String);
  if (!isDerived(path) || root === 'decision') return true;
  const fact = root === 'facts' && !above.includes(name) ? facts.get(name) : undefined;
  return fact?.derived.every((read) => isComputed(read, facts, [...above, name])) ?? false;
}
