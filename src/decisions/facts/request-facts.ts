import { type FactPath, isDerived, parseFactPath, writtenPath } from '../../rules/fact-path.ts';
import type { DerivedFacts } from './call-facts.ts';

/**
 * The facts of the request that a fact is made of, directly and through other derived facts and lookups: of a fact of the request,
 * itself. A path can lead to an object, of which a template chooses a part.
 */
export function requestFactsOf(path: FactPath, { facts, lookups }: DerivedFacts): FactPath[] {
  const found = new Map<string, FactPath>();
  const seen = new Set<string>();
  const visit = (read: FactPath): void => {
    if (!isDerived(read)) found.set(writtenPath(read), read);
    const [root, name = ''] = read.map(String);
    if (!isDerived(read) || seen.has(`${root}.${name}`)) return;
    seen.add(`${root}.${name}`);
    const fact = root === 'facts' ? facts.get(name) : undefined;
    const parts = root === 'lookups' ? (lookups.get(name)?.key ?? []) : [];
    for (const { requested, derived } of fact === undefined ? parts : [fact])
      [...requested, ...derived].forEach(visit);
  };
  visit(path);
  return [...found.values()];
}

/** The same for facts as written, each once. */
export function requestFactsIn(facts: readonly string[], derived: DerivedFacts): string[] {
  const paths = facts.map(parseFactPath).filter((path) => typeof path !== 'string');
  const sources = paths.flatMap((path) => requestFactsOf(path, derived));
  return [...new Set(sources.map(writtenPath))];
}
