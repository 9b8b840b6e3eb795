import { below, diagnose, type Finding, type Pointer } from '../../diagnostics/source-file.ts';
import type { CompileScope } from '../../engine/scope.ts';
import type { RequestNode } from '../../hooks/request-tree.ts';
import type { DerivedFact, DerivedFacts, ListLookup } from './call-facts.ts';
import { compileFact } from './compile-fact.ts';
import { KnownFacts } from './known-facts.ts';
import { columnsOf, compileListLookup } from './list-lookup.ts';

/** Most facts and lookups in a row, each of which reads the next one. */
const DEPTH = 32;

/** The facts that a file can read; those with errors have names, so that their readers report nothing more. */
export function knownFactsOf(
  scope: Pick<CompileScope, 'source' | 'broken' | 'lists'>,
  request: RequestNode,
): KnownFacts {
  const { facts = {}, lookups = {} } = scope.source.value;
  const columns = Object.entries(lookups).map(([name, lookup]) => {
    const isBroken = scope.broken.has(below('/lookups', name));
    return [name, isBroken ? undefined : columnsOf(lookup, scope)] as const;
  });
  return new KnownFacts(request, Object.keys(facts), new Map(columns));
}

/** Compiles the derived facts and the lookups of a file. Those with errors are reported and left out. */
export function compileDerivedFacts(scope: CompileScope, known: KnownFacts): DerivedFacts {
  const { value: written } = scope.source;
  const reads = new Map<string, string[]>();
  const noteReads = (name: string, { derived = [] }: Partial<DerivedFact>) => {
    const names = derived.map(([root, read]) => `${root}.${read}`);
    reads.set(name, [...(reads.get(name) ?? []), ...names]);
  };
  const facts = new Map<string, DerivedFact>();
  for (const [name, value, at] of entriesOf(written.facts ?? {}, '/facts', scope)) {
    const fact = compileFact(value, at, scope, known);
    if (fact === undefined) continue;
    noteReads(`facts.${name}`, fact);
    facts.set(name, fact);
  }
  const lookups = new Map<string, ListLookup>();
  for (const [name, lookup, at] of entriesOf(written.lookups ?? {}, '/lookups', scope)) {
    const compiled = compileListLookup(lookup, at, scope, known);
    if (compiled === undefined) continue;
    for (const part of compiled.key) noteReads(`lookups.${name}`, part);
    lookups.set(name, compiled);
  }
  reportCycles(reads, scope);
  return { facts, lookups };
}

/** The sound entries of a section, with their places. */
function entriesOf<Written>(
  section: Readonly<Record<string, Written>>,
  at: Pointer,
  { broken }: CompileScope,
): [name: string, written: Written, at: Pointer][] {
  return Object.entries(section)
    .map(([name, written]): [string, Written, Pointer] => [name, written, below(at, name)])
    .filter(([, , place]) => !broken.has(place));
}

/** Reports facts and lookups that need themselves, or too many others. */
function reportCycles(reads: ReadonlyMap<string, readonly string[]>, scope: CompileScope): void {
  const depths = new Map<string, number>();
  const depthOf = (name: string, path: readonly string[]): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    if (path.includes(name)) {
      report(name, cycle([...path.slice(path.indexOf(name)), name]), scope);
      return 0;
    }
    const below = (reads.get(name) ?? []).map((next) => depthOf(next, [...path, name]));
    const depth = 1 + Math.max(0, ...below);
    if (depth === DEPTH + 1) report(name, tooDeep(name), scope);
    depths.set(name, depth);
    return depth;
  };
  for (const name of reads.keys()) depthOf(name, []);
}

function report(name: string, finding: Finding, scope: CompileScope): void {
  const [section = '', key = ''] = name.split(/\.(.*)/s);
  scope.report(diagnose(scope.source, { at: below(`/${section}`, key), key: true }, finding));
}

function cycle(names: readonly string[]): Finding {
  const code = names.some((name) => name.startsWith('lookups.')) ? 'lookup-cycle' : 'fact-cycle';
  return { code, message: `${names[0]} needs itself: ${names.join(' > ')}`, hint: 'take one of these out' };
}

function tooDeep(name: string): Finding {
  const message = `${name} needs more than ${DEPTH} others in a row`;
  return { code: 'fact-too-deep', message, hint: 'write some of them out' };
}
