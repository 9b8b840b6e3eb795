import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { hookOf, requestTypesOf } from '../../hooks/index.ts';
import { notSent } from '../../hooks/request-tree.ts';
import { type FactPath, isDerived, parseFactPath } from '../../rules/fact-path.ts';
import { isFactReference, type Outcome, type RuleSource, type Test } from '../../rules/rule-file.ts';
import type { Definition } from './definitions.ts';
import { templatesOf } from './derived-facts.ts';

/** A place that reads a fact, and the request types that use it. */
export interface FactRead {
  source: RuleSource;
  at: Pointer;
  fact: string;
  path: FactPath;
  requestTypes: string[];
  /** `definition`: a derived fact or the key of a lookup, that a test reads. */
  by: 'test' | 'template' | 'definition' | 'language';
}

/** A part of a rule file and its place. */
interface Part {
  source: RuleSource;
  at: Pointer;
}

interface ReachedFrom {
  requestType: string;
}

/** Every fact of the request that files read. Invalid paths and unknown derived facts are reported elsewhere. */
export function factsRead(
  tests: readonly (Part & { test: Test; rules: readonly ReachedFrom[] })[],
  outcomes: readonly (Part & { outcome: Outcome; uses: readonly ReachedFrom[] })[],
  definitions: readonly Definition[],
  sources: readonly RuleSource[],
): FactRead[] {
  const byTests = tests.flatMap(({ source, at, test: { fact, value }, rules }) => {
    const compared = isFactReference(value) ? [{ at: below(at, 'value', 'fact'), fact: value.fact }] : [];
    return readsOf([{ at: below(at, 'fact'), fact }, ...compared], rules, { source, by: 'test' });
  });
  const byTemplates = outcomes.flatMap(({ source, at, outcome, uses }) =>
    readsOf(templateFacts(outcome, at), uses, { source, by: 'template' }),
  );
  const byDefinitions = definitions.flatMap(({ source, name, tested, readers }) =>
    templatesOf(name, source.value).flatMap(({ at, text }) =>
      readsOf(templateFacts(text, at), readers, { source, by: tested ? 'definition' : 'template' }),
    ),
  );
  return [...byTests, ...byTemplates, ...byDefinitions, ...sources.flatMap(languagesRead)];
}

/** The facts of `language`, by all request types of the hook: unhandled ones are answered, too. One fact may be for some. */
function languagesRead(source: RuleSource): FactRead[] {
  const hook = hookOf(source.value);
  const { request } = hook;
  const types = requestTypesOf(hook);
  return (source.value.language ?? []).flatMap((fact, index) => {
    const path = parseFactPath(fact);
    const sent = types.filter((one) => typeof path !== 'string' && notSent(request, path, one) === undefined);
    const reachedFrom = (sent.length > 0 ? sent : types).map((requestType) => ({ requestType }));
    return readsOf([{ at: below('/language', index), fact }], reachedFrom, { source, by: 'language' });
  });
}

function readsOf(
  facts: readonly Pick<FactRead, 'at' | 'fact'>[],
  reachedFrom: readonly ReachedFrom[],
  origin: Pick<FactRead, 'source' | 'by'>,
): FactRead[] {
  const requestTypes = [...new Set(reachedFrom.map(({ requestType }) => requestType))];
  return facts.flatMap((read) => {
    const path = parseFactPath(read.fact);
    return typeof path === 'string' || isDerived(path) ? [] : [{ ...origin, ...read, path, requestTypes }];
  });
}

/** The facts in the templates of a value, except in those with a `default` filter, which handle absent facts. */
function templateFacts(value: unknown, at: Pointer): { at: Pointer; fact: string }[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => templateFacts(item, below(at, key)));
  if (typeof value !== 'string' || !value.includes('{{') || /\bdefault\b/.test(value)) return [];
  return [...value.matchAll(/\bdata(?:\.\w+)+/g)].map(([fact]) => ({ at, fact }));
}
