import { EndpointDraft } from '../decisions/compile-endpoints.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import { type RuleSet, summaryOf } from '../rule-set/rule-set.ts';
import { forAnswering, type IndexedList } from '../rules/lists/list.ts';
import type { ParsedRules } from '../rules/parse.ts';
import type { Rule, RuleFile } from '../rules/rule-file.ts';

/**
 * A piece of a generation that has been found to be without errors. Plain data, for another thread or another process;
 * small enough to be compiled between two requests. Where something stands in its file is left out: that is as large
 * as all the rest, and whoever answers requests never asks for it.
 */
export type Chunk =
  | { kind: 'list'; list: IndexedList }
  /** A rule file without its rules, which follow. */
  | { kind: 'file'; path: string; value: RuleFile }
  /** The next rules of a request type, in the file before. */
  | { kind: 'rules'; requestType: string; rules: Rule[] };

/** Characters of JSON. What is compiled in one piece holds up the requests: this much does for a millisecond or two. */
const RULES_IN_A_PART = 8192;

/** Takes a generation to pieces, in the order in which they are to be put together. */
export function* partsOf({ files, lists }: ParsedRules): Generator<Chunk> {
  for (const list of lists) yield { kind: 'list', list: forAnswering(list) };
  for (const { source } of files) {
    const { path, value } = source;
    yield { kind: 'file', path, value: withoutRules(value) };
    for (const [requestType, { rules }] of Object.entries(value.requestTypes))
      for (const run of runsOf(rules)) yield { kind: 'rules', requestType, rules: run };
  }
}

function* runsOf(rules: readonly Rule[]): Generator<Rule[]> {
  let run: Rule[] = [];
  let size = 0;
  for (const rule of rules) {
    run.push(rule);
    size += JSON.stringify(rule).length;
    if (size < RULES_IN_A_PART) continue;
    yield run;
    run = [];
    size = 0;
  }
  if (run.length > 0) yield run;
}

function withoutRules(file: RuleFile): RuleFile {
  const types = Object.entries(file.requestTypes).map(([name, type]) => [name, { ...type, rules: [] }]);
  return { ...file, requestTypes: Object.fromEntries(types) };
}

/** Puts a generation together, part by part, in the order of `partsOf`. */
export class RuleSetBuilder {
  readonly #lists = new Map<string, IndexedList>();
  readonly #prepared = new Map();
  readonly #summaries: RuleSet['lists'] = [];
  readonly #drafts: EndpointDraft[] = [];

  /** Throws where a part has errors: it was not what had been examined. */
  add(part: Chunk): void {
    if (part.kind === 'list') this.#addList(part.list);
    else if (part.kind === 'file') this.#addFile(part.path, part.value);
    else this.#addRules(part.requestType, part.rules);
    const error = this.#drafts.at(-1)?.diagnostics.find(isError);
    if (error !== undefined) throw new Error(`${error.file}: ${error.message}`);
  }

  ruleSet(version: string): RuleSet {
    const endpoints = new Map(this.#drafts.map(({ endpoint }) => [endpoint.path, endpoint]));
    return { version, endpoints, lists: this.#summaries };
  }

  #addList(list: IndexedList): void {
    this.#lists.set(list.name, list);
    this.#summaries.push(summaryOf(list));
  }

  #addFile(path: string, value: RuleFile): void {
    // A copy: its rules are added to it, and the part may be needed again.
    const source = { path, text: '', value: withoutRules(value), spans: new Map() };
    this.#drafts.push(new EndpointDraft({ source, broken: new Set() }, this.#lists, this.#prepared));
  }

  #addRules(requestType: string, rules: Rule[]): void {
    const draft = this.#drafts.at(-1);
    if (draft === undefined) throw new Error('rules without a file');
    draft.add(requestType, rules);
    draft.endpoint.source.value.requestTypes[requestType]?.rules.push(...rules);
  }
}
