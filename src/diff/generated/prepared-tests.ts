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
import type { List } from '../../rules/lists/list.ts';
import { normalForm, takesSet } from '../../rules/normal-form.ts';
import { isFactReference } from '../../rules/rule-file.ts';
import { entriesOnlyIn, entriesWithOtherDate, isSameList } from '../list-changes.ts';
import type { Revision } from '../revision.ts';

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
  judge: (value: unknown, request: HookRequest, now: number) => boolean | undefined;
  boundaryValues: (request: HookRequest, now: number) => unknown[];
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
  judge(node: TestNode, request: HookRequest, now: number): boolean | undefined {
    const test = this.of(node);
    return test.judge(valueAt(request, test.path), request, now);
  }

  #prepare(node: TestNode, value: Exclude<TestNode['value'], { fact: string }>): PreparedTest {
    const { fact, operator: name, dateFormat } = node;
    const operator = operatorOf(node);
    const written = dateFormat === undefined ? name : `${name} ${dateFormat}`;
    const list =
      typeof value === 'object' && 'list' in value ? this.#revision.lists.get(value.list) : undefined;
    const compared = list && this.#compare(list);
    const prepared = compared?.prepared.get(written) ?? operator.prepare(list ?? (value as Literal));
    compared?.prepared.set(written, prepared);
    if (isProblem(prepared)) throw new Error(`${written} took this value when the rules were loaded`);
    let known: { now: number; values: unknown[] } | undefined;
    return {
      fact,
      path: pathOf(fact),
      normalForm: compared === undefined ? testForm(node) : normalForm([fact, written, compared.normalForm]),
      moments: compared?.moments ?? [],
      judge: (actual, _, now) => {
        const verdict = verdictOf(prepared, actual, { now });
        return verdict === 'failed' ? undefined : verdict === true;
      },
      boundaryValues: (_, now) => {
        // Texts that match a pattern take a while, and are asked for at every step of a search.
        if (known?.now !== now)
          known = { now, values: operator.boundaryValues(compared?.excerpt ?? (value as Literal), { now }) };
        return known.values;
      },
    };
  }

  /** A list may be long, and used by many tests: it is compared once. */
  #compare(list: List): ComparedList {
    const known =
      this.#lists.get(list.name) ?? compareList(list, this.#other.lists.get(list.name), this.#revision);
    this.#lists.set(list.name, known);
    return known;
  }
}

interface ComparedList {
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

function compareList(list: List, other: List | undefined, { which }: Revision): ComparedList {
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

function comparison(node: TestNode, otherFact: string): PreparedTest {
  const { compare } = operatorOf(node);
  const [own, other] = [pathOf(node.fact), pathOf(otherFact)];
  const shared = { normalForm: testForm(node), moments: [] };
  const mirrored: PreparedTest = {
    ...shared,
    fact: otherFact,
    path: other,
    comparedWith: node.fact,
    judge: (actual, request, now) => compare?.(valueAt(request, own), actual, { now }) === true,
    boundaryValues: (request) => around(valueAt(request, own)),
  };
  return {
    ...shared,
    fact: node.fact,
    path: own,
    comparedWith: otherFact,
    mirrored,
    judge: (actual, request, now) => compare?.(actual, valueAt(request, other), { now }) === true,
    boundaryValues: (request) => around(valueAt(request, other)),
  };
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

/** Whether a test is one of patterns. */
export function isPatternTest({ operator }: TestNode): boolean {
  return /(^|:)(matches|notMatches)$/.test(operator);
}
