import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CompileContext, compileEndpoint, type Endpoint } from '../decisions/compile-endpoints.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import type { Pointer, SourceFile } from '../diagnostics/source-file.ts';
import { forAnswering, type IndexedList } from '../rules/lists/list.ts';
import type { ParsedRules } from '../rules/parse.ts';
import type { RuleFile } from '../rules/rule-file.ts';

/** The compiled rules of a directory, complete and without errors. Never changed: a new version is a new object. */
export interface RuleSet {
  /** Named in every decision and log line: a digest of everything loaded, and the commit if there is one. */
  version: string;
  endpoints: ReadonlyMap<string, Endpoint>;
  lists: ListSummary[];
}

/** The part of a list that operators see. */
export interface ListSummary {
  name: string;
  /** How many there are. */
  entries: number;
  /** When entries expire, as in `IndexedList`. */
  expiries?: Float64Array;
}

export function summaryOf({ name, size: entries, expiries }: IndexedList): ListSummary {
  return { name, entries, ...(expiries && { expiries }) };
}

/** A list or a rule file of a validated rule set, as plain data: compiled rules hold functions, which no thread can send. */
export type RuleSetPart = { list: IndexedList } | { file: LiveFile };

/** A rule file without its text: the lines of its rules and conditions are kept, a fraction of all positions. */
export interface LiveFile {
  path: string;
  value: RuleFile;
  lines: ReadonlyMap<Pointer, number>;
}

/** Splits a rule set for another thread, in the order in which a builder takes the parts: lists first. */
export function partsOf({ files, lists }: ParsedRules): RuleSetPart[] {
  return [
    ...lists.map((list) => ({ list: forAnswering(list) })),
    ...files.map(({ source }) => ({
      file: { path: source.path, value: source.value, lines: linesOf(source) },
    })),
  ];
}

/** The places that a decision, a trace or a list of rules names. */
const NAMED_PLACE =
  /(^\/endpoint|^\/(conditions|facts|lookups)\/[^/]+|\/(rules|all|any)\/\d+|\/(if|when|not))$/;

function linesOf({ text, spans }: SourceFile): Map<Pointer, number> {
  const places = [...spans].filter(([at]) => NAMED_PLACE.test(at));
  const lines = new Map<Pointer, number>();
  let [line, lineEnd] = [1, text.indexOf('\n')];
  for (const [at, [, , start]] of places.toSorted(([, [, , a]], [, [, , b]]) => a - b)) {
    for (; lineEnd !== -1 && lineEnd < start; lineEnd = text.indexOf('\n', lineEnd + 1)) line += 1;
    lines.set(at, line);
  }
  return lines;
}

/** Milliseconds for which rules are compiled in one turn of the event loop. */
const SLICE = 2;

/** Compiles a rule set part by part, while requests are answered in between. */
export class RuleSetBuilder {
  readonly #lists = new Map<string, IndexedList>();
  readonly #context: CompileContext = { lists: this.#lists, prepared: new Map() };
  readonly #summaries: ListSummary[] = [];
  readonly #endpoints = new Map<string, Endpoint>();

  /** Rejects if the part has errors: it is not what was validated. */
  async add(part: RuleSetPart): Promise<void> {
    if ('file' in part) return this.#compile(part.file);
    this.#lists.set(part.list.name, part.list);
    this.#summaries.push(summaryOf(part.list));
  }

  ruleSet(version: string): RuleSet {
    return { version, endpoints: this.#endpoints, lists: this.#summaries };
  }

  async #compile(file: LiveFile): Promise<void> {
    const source = { ...file, text: '', spans: new Map() };
    const steps = compileEndpoint({ source, broken: new Set() }, this.#context);
    const { endpoint, diagnostics } = await inSlices(steps);
    const error = diagnostics.find(isError);
    if (error !== undefined) throw new Error(`${error.file}: ${error.message}`);
    this.#endpoints.set(endpoint.path, endpoint);
  }
}

/** Runs all steps, with a turn of the event loop after each slice of time. */
async function inSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  let end = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await nextTurn();
    end = performance.now() + SLICE;
  }
}
