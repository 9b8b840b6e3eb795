import { compareText } from '../diagnostics/diagnostic.ts';
import type { ConditionNode } from '../engine/condition.ts';
import type { NamedConditions } from '../engine/named-conditions.ts';
import { findOperator } from '../engine/operators/index.ts';
import {
  type FactTest,
  isProblem,
  type Literal,
  type Operator,
  type ValueProblem,
} from '../engine/operators/operator.ts';
import type { HookRequest } from '../okta/request.ts';
import { type FactPath, parseFactPath, valueAt } from '../rules/fact-path.ts';
import type { List } from '../rules/lists.ts';
import { isFactReference } from '../rules/rule-file.ts';
import { entriesOnlyIn, isSameList } from './list-changes.ts';
import { canonical, takesSet } from './meaning.ts';
import type { Side } from './side.ts';

export type TestNode = Extract<ConditionNode, { kind: 'test' }>;

/** A test of a rule, ready to be aimed at. */
export interface ProbeTest {
  fact: string;
  path: FactPath;
  /** Equal for tests that say the same on both sides. */
  meaning: string;
  /** A pattern that texts can be made up for. */
  pattern?: string;
  judge: (value: unknown, request: HookRequest, now: number) => boolean;
  edges: (request: HookRequest, now: number) => unknown[];
}

/** Turns the tests of one side into probe tests, each once. */
export class ProbeTests {
  readonly #side: Side;
  readonly #other: Side;
  readonly #lists = new Map<string, KnownList>();
  readonly #known = new Map<TestNode, ProbeTest>();

  constructor(side: Side, other: Side) {
    this.#side = side;
    this.#other = other;
  }

  of(node: TestNode): ProbeTest {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const test = isFactReference(node.value) ? comparison(node, node.value.fact) : this.#test(node);
    this.#known.set(node, test);
    return test;
  }

  #test(node: TestNode): ProbeTest {
    const { operator: written, value } = node;
    const operator = operatorOf(written);
    const list = typeof value === 'object' && 'list' in value ? this.#side.lists.get(value.list) : undefined;
    const known = list && this.#list(list);
    const prepared = known?.prepared.get(written) ?? operator.prepare(list ?? (value as Literal));
    known?.prepared.set(written, prepared);
    if (isProblem(prepared)) throw new Error(`${written} took this value when the rules were loaded`);
    return {
      ...common(node),
      meaning: known === undefined ? testMeaning(node) : canonical([node.fact, written, known.meaning]),
      ...(/(^|:)(matches|notMatches)$/.test(written) && typeof value === 'string' && { pattern: value }),
      judge: (actual, _, now) => prepared(actual, { now }) === true,
      edges: (_, now) => operator.edges?.(known?.telling ?? (value as Literal), { now }) ?? [],
    };
  }

  /** A list may be long, and many tests may use it: it is looked through once. */
  #list(list: List): KnownList {
    const known =
      this.#lists.get(list.name) ?? compareList(list, this.#other.lists.get(list.name), this.#side);
    this.#lists.set(list.name, known);
    return known;
  }
}

/** What matters of a list. */
interface KnownList {
  /** Equal for lists that are the same on both sides. */
  meaning: string;
  /** The list with a few entries: those that only this side has come first. */
  telling: List;
  /** What operators made of it, by operator. */
  prepared: Map<string, FactTest | ValueProblem>;
}

function compareList(list: List, other: List | undefined, { which }: Side): KnownList {
  const own = entriesOnlyIn(list, other);
  const values = new Set(own.map(({ value }) => value));
  const shared = list.entries.find(({ value }) => !values.has(value));
  const entries = [...own.slice(0, 3), ...(shared === undefined ? [] : [shared])];
  return {
    meaning: isSameList(list, other) ? list.name : `${list.name} of ${which}`,
    telling: { ...list, entries: entries.map(({ value, line }) => ({ value, line })) },
    prepared: new Map(),
  };
}

function comparison(node: TestNode, otherFact: string): ProbeTest {
  const { compare } = operatorOf(node.operator);
  const other = pathOf(otherFact);
  return {
    ...common(node),
    meaning: testMeaning(node),
    judge: (actual, request, now) => compare?.(actual, valueAt(request, other), { now }) === true,
    edges: (request) => [valueAt(request, other), `${valueAt(request, other)}x`],
  };
}

function testMeaning({ fact, operator, value }: TestNode): string {
  const ordered = Array.isArray(value) && takesSet(operator) ? value.map(canonical).sort(compareText) : value;
  return canonical([fact, operator, ordered ?? null]);
}

function operatorOf(written: string): Operator {
  const operator = findOperator(written);
  if ('code' in operator) throw new Error(`${written} was an operator when the rules were loaded`);
  return operator;
}

function common({ fact }: TestNode): { fact: string; path: FactPath } {
  return { fact, path: pathOf(fact) };
}

function pathOf(fact: string): FactPath {
  const path = parseFactPath(fact);
  if (typeof path === 'string') throw new Error(`${fact} was a path when the rules were loaded`);
  return path;
}

/** All tests of a condition, those of the conditions in it too. */
export function testNodes(node: ConditionNode, named: NamedConditions): TestNode[] {
  if (node.kind === 'test') return [node];
  if (node.kind !== 'named') return node.of.flatMap((child) => testNodes(child, named));
  const definition = named.get(node.name);
  return definition === undefined ? [] : testNodes(definition.node, named);
}
