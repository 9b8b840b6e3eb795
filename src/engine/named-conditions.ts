import { below, diagnose, type Finding } from '../diagnostics/source-file.ts';
import { type CompiledCondition, type ConditionNode, compileCondition } from './condition.ts';
import type { Scope } from './scope.ts';

/** How many tests a condition may come to once every name in it is followed. */
const MOST_TESTS = 10_000;

/** How many names deep a condition may refer to others. */
const MOST_DEPTH = 64;

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
  const sizes = new Map<string, Size>();
  for (const name of nodes.keys()) measure(name, nodes, sizes, [], scope);
  for (const [name, { engine }] of compiled) {
    if (Number.isFinite(sizes.get(name)?.tests)) scope.vocabulary.addCondition(name, engine);
  }
  return new Map([...nodes].map(([name, node]) => [name, { node, tests: sizes.get(name)?.tests ?? 0 }]));
}

/** How many tests a condition comes to; undefined, and reported, where they would take a request too long. */
export function sizeOf(node: ConditionNode, named: NamedConditions, scope: Scope): number | undefined {
  const tests = countTests(node, (name) => named.get(name)?.tests ?? 0);
  if (tests <= MOST_TESTS) return tests;
  if (Number.isFinite(tests))
    scope.report(diagnose(scope.source, { at: node.at }, tooLarge('this condition')));
  return undefined;
}

function tooLarge(what: string): Finding {
  const message = `${what} comes to more than ${MOST_TESTS} tests`;
  return { code: 'condition-too-large', message, hint: 'use a list instead of many tests' };
}

/** What a named condition comes to once its names are followed; infinite, and reported, where that is too much. */
interface Size {
  tests: number;
  depth: number;
}

const ENDLESS: Size = { tests: Number.POSITIVE_INFINITY, depth: 0 };

function measure(
  name: string,
  nodes: ReadonlyMap<string, ConditionNode>,
  sizes: Map<string, Size>,
  path: readonly string[],
  scope: Scope,
): Size {
  const node = nodes.get(name);
  const known = sizes.get(name);
  if (node === undefined || known !== undefined) return known ?? { tests: 0, depth: 0 };
  const refuse = (finding: Finding): Size => {
    scope.report(diagnose(scope.source, { at: below('/conditions', name), key: true }, finding));
    sizes.set(name, ENDLESS);
    return ENDLESS;
  };
  if (path.includes(name)) return refuse(cycle(name, path));
  if (path.length > MOST_DEPTH) return refuse(tooDeep(name));
  const parts: Size[] = [];
  const tests = countTests(node, (reference) => {
    const part = measure(reference, nodes, sizes, [...path, name], scope);
    parts.push(part);
    return part.tests;
  });
  // What is endless has been reported where it begins.
  if (!Number.isFinite(tests)) sizes.set(name, ENDLESS);
  const depth = 1 + Math.max(0, ...parts.map((part) => part.depth));
  if (Number.isFinite(tests) && tests > MOST_TESTS) return refuse(tooLarge(`the condition "${name}"`));
  if (Number.isFinite(tests) && depth > MOST_DEPTH) return refuse(tooDeep(name));
  const size = sizes.get(name) ?? { tests, depth };
  sizes.set(name, size);
  return size;
}

function cycle(name: string, path: readonly string[]): Finding {
  const names = [...path.slice(path.indexOf(name)), name].join(' -> ');
  const message = `the condition "${name}" contains itself: ${names}`;
  return { code: 'condition-cycle', message, hint: 'take one of these references out' };
}

function tooDeep(name: string): Finding {
  const message = `the condition "${name}" refers to others more than ${MOST_DEPTH} names deep`;
  return { code: 'condition-too-deep', message, hint: 'write some of them out' };
}

function countTests(node: ConditionNode, ofNamed: (name: string) => number): number {
  if (node.kind === 'test') return 1;
  if (node.kind === 'named') return ofNamed(node.name);
  return node.of.reduce((sum, child) => sum + countTests(child, ofNamed), 0);
}
