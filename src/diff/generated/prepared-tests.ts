import type { Endpoint } from '../../decisions/compile-endpoints.ts';
import { compareText } from '../../diagnostics/diagnostic.ts';
import { conditionsOf, type TestNode, testsIn } from '../../engine/condition-node.ts';
import { findOperator } from '../../engine/operators/index.ts';
import { isProblem, type Literal, type Operator, verdictOf } from '../../engine/operators/operator.ts';
import { definitionsIn } from '../../rules/definitions.ts';
import { type FactPath, parseFactPath } from '../../rules/fact-path.ts';
import type { List } from '../../rules/lists/list.ts';
import { normalForm, takesSet } from '../../rules/normal-form.ts';
import { isFactReference, isListReference, listsNamedBy } from '../../rules/rule-file.ts';
import type { Revision } from '../revision.ts';
import { type ComparedList, compareLists } from './compared-list.ts';
import { type Assignment, Derivations, type TimedRequest, UNREADABLE } from './derivations.ts';

/** A test of a rule, ready to judge values and to name its boundary values. */
export interface PreparedTest {
  fact: string;
  path: FactPath;
  /** The facts of the request that its facts are made of. */
  sources: readonly FactPath[];
  /** Equal for tests that say the same in both revisions. */
  normalForm: string;
  /** The other fact, if the test compares two. */
  comparedWith?: string;
  /** The same comparison, seen from the other fact. */
  mirrored?: PreparedTest;
  /** Times at which the verdict changes without another value, in milliseconds since 1970. */
  moments: readonly number[];
  /** True if the test holds; undefined if it cannot be evaluated, which fails the decision. */
  judge: (value: unknown, of: TimedRequest) => boolean | undefined;
  boundaryValues: (of: TimedRequest) => unknown[];
  /** The value of its fact, or UNREADABLE. */
  read: (of: TimedRequest) => unknown;
  /** Values for the request that may give its fact a value. */
  ways: (value: unknown) => IteratorObject<Assignment>;
}

/** A test with the result that it must have. */
export interface RequiredResult {
  test: PreparedTest;
  /** Undefined: the test must fail to be evaluated, as it does for another value. */
  wanted: boolean | undefined;
}

/** A request in which the target alone decides, and the results of other tests that this requires. */
export interface BoundaryRequest extends TimedRequest {
  required: RequiredResult[];
}

/** The part of a prepared test that depends on its fact alone. */
type PreparedFact = Pick<PreparedTest, 'fact' | 'path' | 'sources' | 'read' | 'ways'>;

/** Prepares the tests of one revision, each once. */
export class PreparedTests {
  readonly #revision: Revision;
  readonly #other: Revision;
  readonly #lists = new Map<string, ComparedList>();
  readonly #known = new Map<TestNode, PreparedTest>();
  readonly #derivations = new Map<Endpoint, Derivations>();
  readonly #endpoints: ReadonlyMap<TestNode, Endpoint>;

  constructor(revision: Revision, other: Revision) {
    this.#revision = revision;
    this.#other = other;
    this.#endpoints = endpointsOfTests(revision);
  }

  of(node: TestNode): PreparedTest {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const { value } = node;
    const test = isFactReference(value) ? this.#comparison(node, value.fact) : this.#prepare(node, value);
    this.#known.set(node, test);
    return test;
  }

  /** True if a test holds for a request; undefined if it cannot be evaluated. */
  judge(node: TestNode, of: TimedRequest): boolean | undefined {
    const test = this.of(node);
    return test.judge(test.read(of), of);
  }

  /** The facts of an endpoint. */
  derivationsOf(endpoint: Endpoint): Derivations {
    const known = this.#derivations.get(endpoint);
    if (known !== undefined) return known;
    const derivations = new Derivations(endpoint, (list) => this.#compareNamed(list)?.rows ?? []);
    this.#derivations.set(endpoint, derivations);
    return derivations;
  }

  /** Text that is equal for values of both revisions whose derived facts and lookups say the same. Empty without any. */
  definitionForm(values: readonly unknown[], { source }: Endpoint): string {
    const definitions = definitionsIn(values, source.value);
    const lists = definitions.flatMap(({ type, written }) => (type === 'lookup' ? [written.list] : []));
    const rows = lists.map((list) => this.#compareNamed(list)?.rowForm ?? '');
    return definitions.length === 0 ? '' : normalForm([definitions, rows]);
  }

  #prepare(node: TestNode, value: Exclude<TestNode['value'], { fact: string }>): PreparedTest {
    const { operator: name, dateFormat } = node;
    const operator = operatorOf(node);
    const written = dateFormat === undefined ? name : `${name} ${dateFormat}`;
    const compared = isListReference(value) ? this.#compareNamed(...listsNamedBy(value)) : undefined;
    const prepared =
      compared?.prepared.get(written) ?? operator.prepare(compared?.literal ?? (value as Literal));
    compared?.prepared.set(written, prepared);
    if (isProblem(prepared)) throw new Error(`${written} took this value when the rules were loaded`);
    let known: { now: number; values: unknown[] } | undefined;
    const fact = this.#fact(node, node.fact);
    const { cells, moments } = this.#rowsBehind(node);
    return {
      ...fact,
      normalForm: this.#formOf(node, compared),
      moments: [...(compared?.moments ?? []), ...moments],
      judge: (actual, { now }) => {
        if (actual === UNREADABLE) return undefined;
        const verdict = verdictOf(prepared, actual, { now });
        return verdict === 'failed' ? undefined : verdict === true;
      },
      boundaryValues: ({ now }) => {
        // Texts that match a pattern take a while, and are asked for at every step of a search.
        if (known?.now !== now)
          known = { now, values: operator.boundaryValues(compared?.excerpt ?? (value as Literal), { now }) };
        return [...cells, ...known.values];
      },
    };
  }

  #formOf(node: TestNode, compared?: ComparedList): string {
    const { fact, operator, value, dateFormat = null } = node;
    const own =
      compared === undefined ? testForm(node) : normalForm([fact, operator, compared.normalForm, dateFormat]);
    return `${own}${this.definitionForm([{ fact }, value], this.endpointOf(node))}`;
  }

  #fact(node: TestNode, fact: string): PreparedFact {
    const path = pathOf(fact);
    const derivations = this.derivationsOf(this.endpointOf(node));
    return {
      fact,
      path,
      sources: derivations.sourcesOf(path),
      read: (of) => derivations.read(path, of),
      ways: (value) => derivations.ways(path, value),
    };
  }

  /** A test that compares two facts, and the same comparison seen from the other fact. */
  #comparison(node: TestNode, otherFact: string): PreparedTest {
    const { compare } = operatorOf(node);
    const [one, other] = [this.#fact(node, node.fact), this.#fact(node, otherFact)];
    const form = this.#formOf(node);
    const sources = [...one.sources, ...other.sources];
    const seenFrom = (fact: PreparedFact, comparedWith: PreparedFact, isMirrored: boolean): PreparedTest => ({
      ...fact,
      sources,
      comparedWith: comparedWith.fact,
      normalForm: form,
      moments: [],
      judge: (actual, of) => {
        const values = [actual, comparedWith.read(of)] as const;
        if (values.includes(UNREADABLE)) return undefined;
        const [left, right] = isMirrored ? values.toReversed() : values;
        return compare?.(left, right, of) === true;
      },
      boundaryValues: (of) => {
        const other = comparedWith.read(of);
        return other === UNREADABLE ? [] : around(other);
      },
    });
    return { ...seenFrom(one, other, false), mirrored: seenFrom(other, one, true) };
  }

  /** Cells of a lookup that a test reads, and times at which its rows expire in one revision only. */
  #rowsBehind(node: TestNode): { cells: readonly unknown[]; moments: readonly number[] } {
    const endpoint = this.endpointOf(node);
    const { lookups = {} } = endpoint.source.value;
    const definitions = definitionsIn([{ fact: node.fact }], endpoint.source.value);
    const lists = definitions.flatMap(({ type, written }) => (type === 'lookup' ? [written.list] : []));
    const path = pathOf(node.fact);
    const isLookup = path[0] === 'lookups' && Object.hasOwn(lookups, String(path[1]));
    return {
      cells: isLookup ? this.derivationsOf(endpoint).cellsAt(path) : [],
      moments: lists.flatMap((list) => this.#compareNamed(list)?.moments ?? []),
    };
  }

  /** The endpoint whose rules hold a test. */
  endpointOf(node: TestNode): Endpoint {
    const endpoint = this.#endpoints.get(node);
    if (endpoint === undefined) throw new Error(`${node.fact} is tested by no rule of this revision`);
    return endpoint;
  }

  /** Lists may be long, and used by many tests: they are compared once. */
  #compareNamed(...names: readonly string[]): ComparedList | undefined {
    const key = names.join();
    const [lists, others] = [this.#revision, this.#other].map((revision) =>
      names.flatMap((name) => revision.lists.get(name) ?? []),
    ) as [List[], List[]];
    const compared = this.#lists.get(key) ?? compareLists(lists, others, this.#revision);
    if (compared !== undefined) this.#lists.set(key, compared);
    return compared;
  }
}

/** The endpoint of each test, whose facts it reads. */
function endpointsOfTests({ endpoints }: Revision): Map<TestNode, Endpoint> {
  const found = new Map<TestNode, Endpoint>();
  for (const endpoint of endpoints.values())
    for (const { rules } of endpoint.requestTypes.values())
      for (const node of rules.flatMap(conditionsOf).flatMap(testsIn)) found.set(node, endpoint);
  return found;
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
