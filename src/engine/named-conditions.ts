import { below, diagnose } from '../diagnostics/source-file.ts';
import { type CompiledCondition, type ConditionNode, compileCondition } from './condition.ts';
import type { Scope } from './scope.ts';
import type { EngineCondition } from './vocabulary.ts';

/** How many tests a condition may come to once every name in it is followed. */
const MOST_TESTS = 10_000;

/** The named conditions of a file, and how many tests each comes to: infinitely many, if that has been reported. */
export type NamedConditions = ReadonlyMap<string, { node: ConditionNode; tests: number }>;

/**
 * Compiles the file's named conditions and hands the sound ones to the vocabulary. A condition that contains itself
 * would never come to an end; one that doubles at every name would, much too late. Both are refused here.
 */
export function compileNamedConditions(scope: Scope): NamedConditions {
  const compiled = new Map<string, CompiledCondition>();
  for (const [name, condition] of Object.entries(scope.source.value.conditions ?? {})) {
    const at = below('/conditions', name);
    const result = scope.broken.has(at) ? undefined : compileCondition(condition, at, scope);
    if (result !== undefined) compiled.set(name, result);
  }
  const nodes = new Map([...compiled].map(([name, { node }]) => [name, node]));
  const sizes = new Map<string, number>();
  for (const name of nodes.keys()) measure(name, nodes, sizes, [], scope);
  for (const [name, { engine }] of compiled) {
    if ((sizes.get(name) ?? Number.POSITIVE_INFINITY) <= MOST_TESTS)
      scope.vocabulary.addCondition(name, rooted(engine));
  }
  return new Map([...nodes].map(([name, node]) => [name, { node, tests: sizes.get(name) ?? 0 }]));
}

/** Refuses a condition that would take a request too long; true where it may stay. */
export function checkSize(node: ConditionNode, named: NamedConditions, scope: Scope): boolean {
  const tests = countTests(node, (name) => named.get(name)?.tests ?? 0);
  if (tests <= MOST_TESTS) return true;
  if (Number.isFinite(tests))
    scope.report(diagnose(scope.source, { at: node.at }, tooLarge('this condition')));
  return false;
}

function tooLarge(what: string): { code: string; message: string; hint: string } {
  const message = `${what} comes to more than ${MOST_TESTS} tests`;
  return { code: 'condition-too-large', message, hint: 'use a list instead of many tests' };
}

/** json-rules-engine wants all, any, not or condition at the root. */
export function rooted(condition: EngineCondition): EngineCondition {
  return 'fact' in condition ? { all: [condition] } : condition;
}

/** How many tests a named condition comes to; infinite, and reported, where it contains itself or too many. */
function measure(
  name: string,
  nodes: ReadonlyMap<string, ConditionNode>,
  sizes: Map<string, number>,
  path: readonly string[],
  scope: Scope,
): number {
  const node = nodes.get(name);
  const known = sizes.get(name);
  if (node === undefined || known !== undefined) return known ?? 0;
  const place = { at: below('/conditions', name), key: true };
  if (path.includes(name)) {
    const cycle = [...path.slice(path.indexOf(name)), name].join(' -> ');
    const message = `the condition "${name}" contains itself: ${cycle}`;
    const hint = 'take one of these references out';
    scope.report(diagnose(scope.source, place, { code: 'condition-cycle', message, hint }));
    sizes.set(name, Number.POSITIVE_INFINITY);
    return Number.POSITIVE_INFINITY;
  }
  const tests = countTests(node, (reference) => measure(reference, nodes, sizes, [...path, name], scope));
  if (Number.isFinite(tests) && tests > MOST_TESTS)
    scope.report(diagnose(scope.source, place, tooLarge(`the condition "${name}"`)));
  const size = tests > MOST_TESTS ? Number.POSITIVE_INFINITY : tests;
  sizes.set(name, size);
  return size;
}

function countTests(node: ConditionNode, ofNamed: (name: string) => number): number {
  if (node.kind === 'test') return 1;
  if (node.kind === 'named') return ofNamed(node.name);
  return node.of.reduce((sum, child) => sum + countTests(child, ofNamed), 0);
}
