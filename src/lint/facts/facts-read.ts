import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { type FactPath, parseFactPath } from '../../rules/fact-path.ts';
import { isFactReference, type Outcome, type RuleSource, type Test } from '../../rules/rule-file.ts';

/** A place that reads a fact, and the request types that use it. */
export interface FactRead {
  source: RuleSource;
  at: Pointer;
  fact: string;
  path: FactPath;
  requestTypes: string[];
  by: 'test' | 'template';
}

/** A part of a rule file and its place. */
interface Part {
  source: RuleSource;
  at: Pointer;
}

interface ReachedFrom {
  requestType: string;
}

/** Every fact that files read. Invalid paths have been reported and are left out. */
export function factsRead(
  tests: readonly (Part & { test: Test; rules: readonly ReachedFrom[] })[],
  outcomes: readonly (Part & { outcome: Outcome; uses: readonly ReachedFrom[] })[],
): FactRead[] {
  const byTests = tests.flatMap(({ source, at, test, rules }) => {
    const requestTypes = unique(rules.map(({ requestType }) => requestType));
    const compared = isFactReference(test.value)
      ? [{ at: below(at, 'value', 'fact'), fact: test.value.fact }]
      : [];
    return [{ at: below(at, 'fact'), fact: test.fact }, ...compared].map((one) => ({
      ...one,
      source,
      requestTypes,
      by: 'test' as const,
    }));
  });
  const byTemplates = outcomes.flatMap(({ source, at, outcome, uses }) => {
    const requestTypes = unique(uses.map(({ requestType }) => requestType));
    return templateFacts(outcome, at).map((one) => ({
      ...one,
      source,
      requestTypes,
      by: 'template' as const,
    }));
  });
  return [...byTests, ...byTemplates].flatMap((read) => {
    const path = parseFactPath(read.fact);
    return typeof path === 'string' ? [] : [{ ...read, path }];
  });
}

/** The facts in the templates of a value, except in those with a `default` filter, which handle absent facts. */
function templateFacts(value: unknown, at: Pointer): { at: Pointer; fact: string }[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => templateFacts(item, below(at, key)));
  if (typeof value !== 'string' || !value.includes('{{') || /\bdefault\b/.test(value)) return [];
  return [...value.matchAll(/\bdata(?:\.\w+)+/g)].map(([fact]) => ({ at, fact }));
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
