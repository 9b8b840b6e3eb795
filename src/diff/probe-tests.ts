import { compareText } from '../diagnostics/diagnostic.ts';
import type { ConditionNode } from '../engine/condition.ts';
import type { NamedConditions } from '../engine/named-conditions.ts';
import { findOperator } from '../engine/operators/index.ts';
import { isList, isProblem, type Literal } from '../engine/operators/operator.ts';
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
  readonly #lists = new Map<string, string[]>();
  readonly #known = new Map<TestNode, ProbeTest>();

  constructor(side: Side, other: Side) {
    this.#side = side;
    this.#other = other;
  }

  of(node: TestNode): ProbeTest {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const test = isFactReference(node.value) ? this.#comparison(node, node.value.fact) : this.#test(node);
    this.#known.set(node, test);
    return test;
  }

  #test(node: TestNode): ProbeTest {
    const { operator: written, value } = node;
    const operator = findOperator(written);
    if ('code' in operator) throw new Error(`${written} was an operator when the rules were loaded`);
    const list = typeof value === 'object' && 'list' in value ? this.#side.lists.get(value.list) : undefined;
    const literal = list ?? (value as Literal);
    const prepared = operator.prepare(literal);
    if (isProblem(prepared)) throw new Error(`${written} took this value when the rules were loaded`);
    return {
      ...common(node),
      meaning: this.#meaning(node, list),
      ...(/(^|:)(matches|notMatches)$/.test(written) && typeof value === 'string' && { pattern: value }),
      judge: (actual, _, now) => prepared(actual, { now }) === true,
      edges: (_, now) => operator.edges?.(isList(literal) ? this.#telling(literal) : literal, { now }) ?? [],
    };
  }

  #comparison(node: TestNode, otherFact: string): ProbeTest {
    const operator = findOperator(node.operator);
    if ('code' in operator) throw new Error(`${node.operator} was an operator when the rules were loaded`);
    const other = pathOf(otherFact);
    return {
      ...common(node),
      meaning: this.#meaning(node),
      judge: (actual, request, now) => operator.compare?.(actual, valueAt(request, other), { now }) === true,
      edges: (request) => [valueAt(request, other), `${valueAt(request, other)}x`],
    };
  }

  #meaning({ fact, operator, value }: TestNode, list?: List): string {
    if (list !== undefined) return canonical([fact, operator, list.name, ...this.#own(list)]);
    const ordered =
      Array.isArray(value) && takesSet(operator) ? value.map(canonical).sort(compareText) : value;
    return canonical([fact, operator, ordered ?? null]);
  }

  /** Which side a list is of, where the other one has another list by that name. */
  #own(list: List): string[] {
    const own =
      this.#lists.get(list.name) ??
      (isSameList(list, this.#other.lists.get(list.name)) ? [] : [this.#side.which]);
    this.#lists.set(list.name, own);
    return own;
  }

  /** Of a list that has changed, the entries that only this side has come first. */
  #telling(list: List): List {
    const own = entriesOnlyIn(list, this.#other.lists.get(list.name));
    const entries = [
      ...own.slice(0, 3),
      ...list.entries.filter((entry) => !own.some(({ value }) => value === entry.value)).slice(0, 1),
    ];
    return { ...list, entries: entries.map(({ value, line }) => ({ value, line })) };
  }
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
