import { below, diagnose, type Finding } from '../diagnostics/source-file.ts';
import { type CompiledCondition, compileCondition } from './condition.ts';
import type { ConditionNode } from './condition-node.ts';
import type { CompileScope } from './scope.ts';

/** Number of tests that a condition may have once its names are followed, and of names in a row that it may follow. */
const LIMITS = { tests: 10_000, depth: 64 };

/**
 * Compiles the named conditions of a file and hands the sound ones to the vocabulary. A condition that contains itself
 * would never end, and one that doubles at every name would end much too late: both are refused.
 */
export function compileNamedConditions(scope: CompileScope): void {
  const compiled = new Map<string, CompiledCondition>();
  for (const [name, condition] of Object.entries(scope.source.value.conditions ?? {})) {
    const at = below('/conditions', name);
    const result = scope.broken.has(at) ? undefined : compileCondition(condition, at, scope);
    if (result !== undefined) compiled.set(name, result);
  }
  const sizes: Sizes = new Map();
  for (const [name, condition] of compiled) {
    const { tests } = measure(name, compiled, sizes, [], scope);
    scope.vocabulary.testCounts.set(name, tests);
    if (Number.isFinite(tests)) scope.vocabulary.addCondition(name, condition.engine, condition.node);
  }
}

/** Number of tests of a condition; undefined if they would take a request too long, which has been reported. */
export function testCountOf(node: ConditionNode, scope: CompileScope): number | undefined {
  const tests = countTests(node, (name) => scope.vocabulary.testCounts.get(name) ?? 0);
  if (tests <= LIMITS.tests) return tests;
  if (Number.isFinite(tests))
    scope.report(diagnose(scope.source, { at: node.at }, tooLarge('this condition')));
  return undefined;
}

/** Size of a named condition once its names are followed; `tests` is infinite if the condition was refused. */
interface Size {
  tests: number;
  depth: number;
}

type Sizes = Map<string, Size>;

const UNKNOWN: Size = { tests: 0, depth: 0 };
const REFUSED: Size = { tests: Number.POSITIVE_INFINITY, depth: 0 };

/** @param path names that lead to this one. A path over the limit is followed no further, and its start is refused. */
function measure(
  name: string,
  compiled: ReadonlyMap<string, CompiledCondition>,
  sizes: Sizes,
  path: readonly string[],
  scope: CompileScope,
): Size {
  const condition = compiled.get(name);
  const known = sizes.get(name);
  if (condition === undefined || known !== undefined) return known ?? UNKNOWN;
  if (path.length > LIMITS.depth) return { tests: 1, depth: 1 };
  const parts: Size[] = [];
  const tests = path.includes(name)
    ? 0
    : countTests(condition.node, (reference) => {
        const part = measure(reference, compiled, sizes, [...path, name], scope);
        parts.push(part);
        return part.tests;
      });
  const depth = 1 + Math.max(0, ...parts.map((part) => part.depth));
  const finding = findingOf(name, path, { tests, depth });
  if (finding !== undefined)
    scope.report(diagnose(scope.source, { at: below('/conditions', name), key: true }, finding));
  const size =
    sizes.get(name) ?? (finding === undefined && Number.isFinite(tests) ? { tests, depth } : REFUSED);
  sizes.set(name, size);
  return size;
}

/** Reason to refuse a named condition; one that names a refused condition needs no reason of its own. */
function findingOf(name: string, path: readonly string[], { tests, depth }: Size): Finding | undefined {
  if (path.includes(name)) return cycle(name, path);
  if (!Number.isFinite(tests)) return undefined;
  if (tests > LIMITS.tests) return tooLarge(`the condition "${name}"`);
  return depth > LIMITS.depth ? tooDeep(name) : undefined;
}

function tooLarge(what: string): Finding {
  const message = `${what} has more than ${LIMITS.tests} tests`;
  return { code: 'condition-too-large', message, hint: 'use a list instead of many tests' };
}

function cycle(name: string, path: readonly string[]): Finding {
  const names = [...path.slice(path.indexOf(name)), name].join(' -> ');
  const message = `the condition "${name}" contains itself: ${names}`;
  return { code: 'condition-cycle', message, hint: 'take one of these references out' };
}

function tooDeep(name: string): Finding {
  const message = `the condition "${name}" refers to others more than ${LIMITS.depth} names deep`;
  return { code: 'condition-too-deep', message, hint: 'write some of them out' };
}

function countTests(node: ConditionNode, ofNamed: (name: string) => number): number {
  if (node.kind === 'test') return 1;
  if (node.kind === 'named') return ofNamed(node.name);
  return node.of.reduce((sum, child) => sum + countTests(child, ofNamed), 0);
}
