import { compareText } from '../../diagnostics/diagnostic.ts';
import type { ConditionNode } from '../../engine/condition.ts';
import type { NamedConditions } from '../../engine/named-conditions.ts';
import { findOperator } from '../../engine/operators/index.ts';
import {
  type FactTest,
  isProblem,
  type Literal,
  type Operator,
  type ValueProblem,
  verdictOf,
} from '../../engine/operators/operator.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import { type FactPath, parseFactPath, valueAt } from '../../rules/fact-path.ts';
import type { List } from '../../rules/lists/list.ts';
import { isFactReference } from '../../rules/rule-file.ts';
import { entriesOnlyIn, entriesWithOtherDate, isSameList } from '../list-changes.ts';
import { normalForm, takesSet } from '../normal-form.ts';
import type { Revision } from '../revision.ts';

export type TestNode = Extract<ConditionNode, { kind: 'test' }>;

/** A test of a rule, ready to be aimed at. */
export interface ReadableTest {
  fact: string;
  path: FactPath;
  /** Equal for tests that say the same on both sides. */
  meaning: string;
  /** The other fact, where two are compared. */
  comparedWith?: string;
  /** The same comparison, seen from the other fact. */
  mirrored?: ReadableTest;
  /** When its verdict turns by itself: milliseconds since 1970. */
  moments: readonly number[];
  /** Whether the test holds; undefined where it cannot be carried out, which fails the decision. */
  judge: (value: unknown, request: HookRequest, now: number) => boolean | undefined;
  edges: (request: HookRequest, now: number) => unknown[];
}

/** Turns the tests of one side into probe tests, each once. */
export class ReadableTests {
  readonly #side: Revision;
  readonly #other: Revision;
  readonly #texts: ReadonlyMap<string, string[]>;
  readonly #lists = new Map<string, KnownList>();
  readonly #known = new Map<TestNode, ReadableTest>();

  /** @param texts made up for the patterns of these tests */
  constructor(side: Revision, other: Revision, texts: ReadonlyMap<string, string[]>) {
    this.#side = side;
    this.#other = other;
    this.#texts = texts;
  }

  of(node: TestNode): ReadableTest {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const test = isFactReference(node.value) ? comparison(node, node.value.fact) : this.#test(node);
    this.#known.set(node, test);
    return test;
  }

  #test(node: TestNode): ReadableTest {
    const { operator: written, value } = node;
    const operator = operatorOf(written);
    const list = typeof value === 'object' && 'list' in value ? this.#side.lists.get(value.list) : undefined;
    const known = list && this.#list(list);
    const prepared = known?.prepared.get(written) ?? operator.prepare(list ?? (value as Literal));
    known?.prepared.set(written, prepared);
    if (isProblem(prepared)) throw new Error(`${written} took this value when the rules were loaded`);
    return {
      ...common(node),
      meaning: known === undefined ? testMeaning(node) : normalForm([node.fact, written, known.meaning]),
      moments: known?.moments ?? [],
      judge: (actual, _, now) => {
        const verdict = verdictOf(prepared, actual, { now });
        return verdict === 'failed' ? undefined : verdict === true;
      },
      edges: (_, now) =>
        operator.edges?.(known?.telling ?? (value as Literal), { now }) ?? this.#withoutEdges(node),
    };
  }

  #withoutEdges(node: TestNode): unknown[] {
    const patterns = patternsOf(node);
    if (patterns.length === 0) return [node.value].flat();
    const texts = patterns.flatMap((pattern) => this.#texts.get(pattern) ?? []);
    return /(some|every)Fact:/.test(node.operator) ? texts.map((text) => [text]) : texts;
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
  /** The dates that one of its entries has on one side only. */
  moments: readonly number[];
  /** What operators made of it, by operator. */
  prepared: Map<string, FactTest | ValueProblem>;
}

/** So many entries of a list stand for all that differ. */
const MOST_TOLD = 3;

function compareList(list: List, other: List | undefined, { which }: Revision): KnownList {
  const dated = entriesWithOtherDate(list, other).slice(0, MOST_TOLD);
  const own = [...dated, ...entriesOnlyIn(list, other)];
  const values = new Set(own.map(({ value }) => value));
  const shared = list.entries.values().find(({ value }) => !values.has(value));
  const entries = [...own.slice(0, MOST_TOLD), ...(shared === undefined ? [] : [shared])];
  return {
    meaning: isSameList(list, other) ? list.name : `${list.name} of ${which}`,
    telling: {
      name: list.name,
      path: list.path,
      entries: entries.map(({ value, line }) => ({ value, line })),
    },
    moments: [...new Set(dated.flatMap(({ dates }) => dates))].filter(Number.isFinite),
    prepared: new Map(),
  };
}

function comparison(node: TestNode, otherFact: string): ReadableTest {
  const { compare } = operatorOf(node.operator);
  const own = common(node);
  const other = common({ fact: otherFact });
  const shared = { meaning: testMeaning(node), moments: [] };
  const mirrored: ReadableTest = {
    ...other,
    ...shared,
    comparedWith: own.fact,
    judge: (actual, request, now) => compare?.(valueAt(request, own.path), actual, { now }) === true,
    edges: (request) => around(valueAt(request, own.path)),
  };
  return {
    ...own,
    ...shared,
    comparedWith: other.fact,
    mirrored,
    judge: (actual, request, now) => compare?.(actual, valueAt(request, other.path), { now }) === true,
    edges: (request) => around(valueAt(request, other.path)),
  };
}

/** What another fact holds, what is almost it, and the same in another case. */
function around(value: unknown): unknown[] {
  const text = String(value);
  return [value, `${text}x`, `x${text}`, text.toUpperCase(), text.toLowerCase(), [value]];
}

function testMeaning({ fact, operator, value }: TestNode): string {
  const ordered =
    Array.isArray(value) && takesSet(operator) ? value.map(normalForm).sort(compareText) : value;
  return normalForm([fact, operator, ordered ?? null]);
}

function operatorOf(written: string): Operator {
  const operator = findOperator(written);
  if ('code' in operator) throw new Error(`${written} was an operator when the rules were loaded`);
  return operator;
}

function common({ fact }: Pick<TestNode, 'fact'>): { fact: string; path: FactPath } {
  return { fact, path: pathOf(fact) };
}

function pathOf(fact: string): FactPath {
  const path = parseFactPath(fact);
  if (typeof path === 'string') throw new Error(`${fact} was a path when the rules were loaded`);
  return path;
}

/** The patterns that texts can be made up for. */
export function patternsOf({ operator, value }: TestNode): string[] {
  if (!/(^|:)(matches|notMatches)$/.test(operator)) return [];
  return [value].flat().filter((one) => typeof one === 'string');
}

/** All tests of a condition, those of the conditions in it too. */
export function testNodes(node: ConditionNode, named: NamedConditions): TestNode[] {
  if (node.kind === 'test') return [node];
  if (node.kind !== 'named') return node.of.flatMap((child) => testNodes(child, named));
  const definition = named.get(node.name);
  return definition === undefined ? [] : testNodes(definition.node, named);
}
