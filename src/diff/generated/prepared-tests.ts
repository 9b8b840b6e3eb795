import { compareText } from '../../diagnostics/diagnostic.ts';
import type { TestNode } from '../../engine/condition-node.ts';
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
import { type List, unionOf } from '../../rules/lists/list.ts';
import { normalForm, takesSet } from '../../rules/normal-form.ts';
import { isFactReference, isListReference, listsNamedBy } from '../../rules/rule-file.ts';
import { entriesOnlyIn, entriesWithOtherDate, isSameList } from '../list-changes.ts';
import type { Revision } from '../revision.ts';

/** A request, and the time of its decision in milliseconds since 1970. */
export interface TimedRequest {
  request: HookRequest;
  now: number;
}

/** A test of a rule, ready to judge values and to name its boundary values. */
export interface PreparedTest {
  fact: string;
  path: FactPath;
  /** Equal for tests that say the same in both revisions. */
  normalForm: string;
  /** The other fact, if the test compares two. */
  comparedWith?: string;
  /** The same comparison, seen from the other fact. */
  mirrored?: PreparedTest;
  /** Times at which the verdict changes without another value, in milliseconds since 1970. */
  moments: readonly number[];
  /** Whether the test holds; undefined if it cannot be evaluated, which fails the decision. */
  judge: (value: unknown, of: TimedRequest) => boolean | undefined;
  boundaryValues: (of: TimedRequest) => unknown[];
}

/** Prepares the tests of one revision, each once. */
export class PreparedTests {
  readonly #revision: Revision;
  readonly #other: Revision;
  readonly #lists = new Map<string, ComparedList>();
  readonly #known = new Map<TestNode, PreparedTest>();

  constructor(revision: Revision, other: Revision) {
    this.#revision = revision;
    this.#other = other;
  }

  of(node: TestNode): PreparedTest {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const { value } = node;
    const test = isFactReference(value) ? comparison(node, value.fact) : this.#prepare(node, value);
    this.#known.set(node, test);
    return test;
  }

  /** Whether a test holds for a request; undefined if it cannot be evaluated. */
  judge(node: TestNode, of: TimedRequest): boolean | undefined {
    const test = this.of(node);
    return test.judge(valueAt(of.request, test.path), of);
  }

  #prepare(node: TestNode, value: Exclude<TestNode['value'], { fact: string }>): PreparedTest {
    const { fact, operator: name, dateFormat } = node;
    const operator = operatorOf(node);
    const written = dateFormat === undefined ? name : `${name} ${dateFormat}`;
    const compared = isListReference(value) ? this.#compare(listsNamedBy(value)) : undefined;
    const prepared =
      compared?.prepared.get(written) ?? operator.prepare(compared?.literal ?? (value as Literal));
    compared?.prepared.set(written, prepared);
    if (isProblem(prepared)) throw new Error(`${written} took this value when the rules were loaded`);
    let known: { now: number; values: unknown[] } | undefined;
    return {
      fact,
      path: pathOf(fact),
      normalForm: compared === undefined ? testForm(node) : normalForm([fact, written, compared.normalForm]),
      moments: compared?.moments ?? [],
      judge: (actual, { now }) => {
        const verdict = verdictOf(prepared, actual, { now });
        return verdict === 'failed' ? undefined : verdict === true;
      },
      boundaryValues: ({ now }) => {
        // Texts that match a pattern take a while, and are asked for at every step of a search.
        if (known?.now !== now)
          known = { now, values: operator.boundaryValues(compared?.excerpt ?? (value as Literal), { now }) };
        return known.values;
      },
    };
  }

  /** Lists may be long, and used by many tests: they are compared once. */
  #compare(names: readonly string[]): ComparedList {
    const key = names.join();
    const [lists, others] = [this.#revision, this.#other].map((revision) =>
      names.flatMap((name) => revision.lists.get(name) ?? []),
    ) as [List[], List[]];
    const known = this.#lists.get(key) ?? compareLists(lists, others, this.#revision);
    this.#lists.set(key, known);
    return known;
  }
}

interface ComparedList {
  /** The list, or several. */
  literal: Literal;
  /** Equal for lists that are the same in both revisions. */
  normalForm: string;
  /** A few entries, those that only this revision has first: for boundary values. */
  excerpt: List;
  /** Expiry dates that an entry has in one revision only. */
  moments: readonly number[];
  /** The tests that operators made of the list, by operator. */
  prepared: Map<string, FactTest | ValueProblem>;
}

/** Entries that represent all that differ. */
const EXCERPT = 3;

function compareLists(lists: readonly List[], others: readonly List[], revision: Revision): ComparedList {
  const [list, other] = [asOne(lists), asOne(others)];
  if (list === undefined) throw new Error('a list was there when the rules were loaded');
  return { ...compareList(list, other, revision), literal: lists.length > 1 ? unionOf(lists) : list };
}

/** Several lists as one with all entries. */
function asOne(lists: readonly List[]): List | undefined {
  const [first] = lists;
  if (first === undefined || lists.length === 1) return first;
  return { ...first, name: unionOf(lists).name, entries: lists.flatMap(({ entries }) => [...entries]) };
}

function compareList(
  list: List,
  other: List | undefined,
  { which }: Revision,
): Omit<ComparedList, 'literal'> {
  const dated = entriesWithOtherDate(list, other).slice(0, EXCERPT);
  const own = [...dated, ...entriesOnlyIn(list, other)];
  const values = new Set(own.map(({ value }) => value));
  const shared = list.entries.values().find(({ value }) => !values.has(value));
  const entries = [...own.slice(0, EXCERPT), ...(shared === undefined ? [] : [shared])];
  return {
    normalForm: isSameList(list, other) ? list.name : `${list.name} of ${which}`,
    excerpt: {
      name: list.name,
      path: list.path,
      entries: entries.map(({ value, line }) => ({ value, line })),
    },
    moments: [...new Set(dated.flatMap(({ dates }) => dates))].filter(Number.isFinite),
    prepared: new Map(),
  };
}

/** A test that compares two facts, and the same comparison seen from the other fact. */
function comparison(node: TestNode, otherFact: string): PreparedTest {
  const { compare } = operatorOf(node);
  const form = testForm(node);
  const seenFrom = (fact: string, comparedWith: string, isMirrored: boolean): PreparedTest => {
    const other = pathOf(comparedWith);
    return {
      ...{ fact, comparedWith, path: pathOf(fact), normalForm: form, moments: [] },
      judge: (actual, { request, now }) => {
        const values = [actual, valueAt(request, other)] as const;
        const [left, right] = isMirrored ? values.toReversed() : values;
        return compare?.(left, right, { now }) === true;
      },
      boundaryValues: ({ request }) => around(valueAt(request, other)),
    };
  };
  return { ...seenFrom(node.fact, otherFact, false), mirrored: seenFrom(otherFact, node.fact, true) };
}

/** The value of another fact, others one character away from it, and the same in another case. */
function around(value: unknown): unknown[] {
  const text = String(value);
  return [value, `${text}x`, `x${text}`, text.toUpperCase(), text.toLowerCase(), [value]];
}

function testForm({ fact, operator, value, dateFormat }: TestNode): string {
  const ordered =
    Array.isArray(value) && takesSet(operator) ? value.map(normalForm).sort(compareText) : value;
  return normalForm([fact, operator, ordered ?? null, dateFormat ?? null]);
}

function operatorOf({ operator: written, dateFormat }: TestNode): Operator {
  const operator = findOperator(written, dateFormat);
  if ('code' in operator) throw new Error(`${written} was an operator when the rules were loaded`);
  return operator;
}

function pathOf(fact: string): FactPath {
  const path = parseFactPath(fact);
  if (typeof path === 'string') throw new Error(`${fact} was a path when the rules were loaded`);
  return path;
}

export function isPatternTest({ operator }: TestNode): boolean {
  return /(^|:)(matches|notMatches)$/.test(operator);
}
