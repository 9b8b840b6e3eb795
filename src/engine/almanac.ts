import { Almanac } from 'json-rules-engine';
import type { FactPath } from '../rules/fact-path.ts';
import type { RightHandSide } from './engine-condition.ts';
import type { ExpiredEntry, TestContext } from './operators/operator.ts';

/** Reads one fact of a request. The request is there as a whole, so nothing is waited for. */
export type FactReader = (path: FactPath) => unknown;

/** A right-hand side, resolved for one request. */
export interface ResolvedSide extends TestContext {
  value?: unknown;
}

/**
 * The facts of one request, each read at most once, at one moment. They are there at once; only where json-rules-engine
 * itself asks for them are they promised.
 */
export class RequestAlmanac extends Almanac {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly #paths: ReadonlyMap<string, FactPath>;
  readonly #read: FactReader;
  readonly #values = new Map<string, unknown>();
  /** The right-hand side of a test whose operator holds its value. */
  readonly #clock: ResolvedSide;

  constructor(paths: ReadonlyMap<string, FactPath>, read: FactReader, now: number) {
    super();
    this.#paths = paths;
    this.#read = read;
    this.now = now;
    this.#clock = { now };
  }

  /** What the request holds at a path; undefined where it holds nothing. */
  fact(text: string): unknown {
    const known = this.#values.get(text);
    if (known !== undefined || this.#values.has(text)) return known;
    const path = this.#paths.get(text);
    const value = path === undefined ? undefined : this.#read(path);
    this.#values.set(text, value);
    return value;
  }

  /** Lets the next test note the entries that would have matched, had they not expired. */
  noteExpired(): ExpiredEntry[] {
    const expired: ExpiredEntry[] = [];
    this.#clock.expired = expired;
    return expired;
  }

  /** A right-hand side. Each of them knows the time. */
  resolve(value: RightHandSide): ResolvedSide {
    return value === true ? this.#clock : { now: this.now, value: this.fact(value.fact) };
  }

  /** How json-rules-engine itself asks for a fact. */
  override async factValue<T>(text: string): Promise<T> {
    return this.fact(text) as T;
  }

  /** How json-rules-engine itself asks for a right-hand side; its types leave it out. */
  async getValue(value: RightHandSide): Promise<ResolvedSide> {
    return this.resolve(value);
  }
}
