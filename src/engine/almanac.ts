import { Almanac } from 'json-rules-engine';
import type { FactPath } from '../rules/fact-path.ts';
import type { RightHandSide } from './engine-condition.ts';
import type { NotedEntries, TestContext } from './operators/operator.ts';

/** Reads one fact of a request, synchronously: the whole request is in memory. */
export type FactReader = (path: FactPath) => unknown;

/** The right-hand side of a test, resolved for one request. */
export interface ResolvedSide extends TestContext {
  value?: unknown;
}

/**
 * The facts of one request, each read at most once, at one moment. They are read synchronously; json-rules-engine's own
 * methods return them as promises.
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

  /** The value at a path; undefined if the request has none. */
  fact(text: string): unknown {
    const known = this.#values.get(text);
    if (known !== undefined || this.#values.has(text)) return known;
    const path = this.#paths.get(text);
    const value = path === undefined ? undefined : this.#read(path);
    this.#values.set(text, value);
    return value;
  }

  /** Starts notes of entries: the next test adds those that decide it. */
  noteEntries(): NotedEntries {
    const noted: NotedEntries = { matched: [], expired: [] };
    this.#clock.noted = noted;
    return noted;
  }

  /** A right-hand side, with the current time. */
  resolve(value: RightHandSide): ResolvedSide {
    return value === true ? this.#clock : { now: this.now, value: this.fact(value.fact) };
  }

  /** json-rules-engine's own way to read a fact. */
  override async factValue<T>(text: string): Promise<T> {
    return this.fact(text) as T;
  }

  /** json-rules-engine's own way to read a right-hand side, which its types omit. */
  async getValue(value: RightHandSide): Promise<ResolvedSide> {
    return this.resolve(value);
  }
}
