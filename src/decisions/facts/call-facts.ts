import type { HookRequest } from '../../hooks/envelope.ts';
import { type FactPath, valueAt } from '../../rules/fact-path.ts';

/** A fact that a rule file makes of others. @throws if it cannot be made, which fails the rules that read it */
export interface DerivedFact {
  (facts: CallFacts): unknown;
  /** The derived facts and lookups that it reads. */
  readonly derived: readonly FactPath[];
  /** The facts of the request that it reads. */
  readonly requested: readonly FactPath[];
}

/** The result of a lookup: `lookups.NAME` in conditions and templates. */
export interface LookupResult {
  readonly found: boolean;
  /** A cell of the row; undefined if it is empty, or if no row was found. */
  cell: (column: string) => string | undefined;
  /** All cells by column, without the empty ones. */
  cells: () => Readonly<Record<string, string>>;
}

/** A lookup in a list, ready to search. */
export interface ListLookup {
  /** The facts that its key is made of. */
  readonly key: readonly DerivedFact[];
  /** The columns that these are compared with. */
  readonly columns: readonly string[];
  find: (facts: CallFacts) => LookupResult;
  /** The row that is found, or that has expired: `partners.csv:2`. Undefined if there is none. */
  rowInWords: (facts: CallFacts) => string | undefined;
}

/** The derived facts and the lookups of a rule file, by name. */
export interface DerivedFacts {
  readonly facts: ReadonlyMap<string, DerivedFact>;
  readonly lookups: ReadonlyMap<string, ListLookup>;
}

export const NO_DERIVED_FACTS: DerivedFacts = { facts: new Map(), lookups: new Map() };

/** The facts of one call: what Okta sent, and what the rule file makes of it, each at most once and only if it is read. */
export class CallFacts {
  readonly request: HookRequest;
  /** The time of the call, in milliseconds since 1970. */
  readonly now: number;
  readonly #id: string;
  readonly #derived: DerivedFacts;
  readonly #made = new Map<string, unknown>();
  readonly #found = new Map<string, LookupResult>();

  constructor(request: HookRequest, derived: DerivedFacts, id: string, now: number) {
    this.request = request;
    this.now = now;
    this.#id = id;
    this.#derived = derived;
  }

  /** The value at a path; undefined if there is none. */
  read(path: FactPath): unknown {
    const [root, name, ...rest] = path;
    if (root === 'facts') return valueAt(this.#fact(String(name)), rest);
    if (root === 'lookups') return partOf(this.#lookup(String(name)), rest);
    if (root === 'decision') return valueAt({ id: this.#id }, path.slice(1));
    return valueAt(this.request, path);
  }

  /** Undefined if the file has no lookup of this name. */
  #lookup(name: string): LookupResult | undefined {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const result = this.#derived.lookups.get(name)?.find(this);
    if (result !== undefined) this.#found.set(name, result);
    return result;
  }

  /** For traces: the row of a list that a fact is read from, if it has one. */
  noteOf([root, name]: FactPath): string | undefined {
    return root === 'lookups' ? this.#derived.lookups.get(String(name))?.rowInWords(this) : undefined;
  }

  /**
   * The variables of a template that reads more than the request.
   *
   * @param paths the facts outside of the request that it reads
   */
  variables(paths: readonly FactPath[]): object {
    const facts: Record<string, unknown> = {};
    const lookups: Record<string, unknown> = {};
    for (const [root, name] of paths.map((path) => path.map(String))) {
      if (name === undefined) continue;
      if (root === 'facts') facts[name] = this.#fact(name);
      else if (root === 'lookups') lookups[name] = variableOf(this.#lookup(name));
    }
    return { ...this.request, facts, lookups, decision: { id: this.#id } };
  }

  #fact(name: string): unknown {
    if (this.#made.has(name)) return this.#made.get(name);
    const value = this.#derived.facts.get(name)?.(this);
    this.#made.set(name, value);
    return value;
  }
}

/** `found`, or `value` and a column. */
function partOf(result: LookupResult | undefined, [part, column]: FactPath): unknown {
  if (part === 'found') return result?.found;
  return part === 'value' ? result?.cell(String(column)) : undefined;
}

function variableOf(result: LookupResult | undefined): object {
  return { found: result?.found, value: result?.cells() };
}
