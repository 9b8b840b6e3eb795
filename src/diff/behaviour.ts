import { type Endpoint, rulesOf } from '../decisions/compile-endpoints.ts';
import { requestFactsIn } from '../decisions/facts/request-facts.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { requestTypeOf } from '../hooks/read-request.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { parseFactPath, valueAt } from '../rules/fact-path.ts';
import { normalForm } from '../rules/normal-form.ts';
import {
  type AnswerKind,
  type Answers,
  type Difference,
  differenceBetween,
  type RevisionAnswer,
} from './answer.ts';
import { type Attribution, attribute, factsReadBy } from './attribution.ts';
import { type AnswerComparison, MaskedComparer } from './masked/compare-masked.ts';
import type { Doubt } from './masked/masked-answers.ts';
import { endpointsOf, locationOf, type Revision, type RuleLocation } from './revision.ts';

/** Requests that change in the same way. */
export interface ChangeGroup {
  difference: Difference;
  from: AnswerKind;
  to: AnswerKind;
  endpoint: string;
  /** Attribution: rules, or a fallback such as `default`. */
  by: { name: string; place: RuleLocation }[];
  count: number;
  /** The first few. */
  examples: Example[];
}

export interface Example {
  name: string;
  /** Facts that the request was generated for, and those that the attributed rules read. */
  facts: { fact: string; value: string }[];
}

/** Effect of a change on requests. A request counts once for each endpoint that decides it. */
export interface Behaviour {
  /** All requests, including those that cannot be judged. */
  compared: number;
  changed: number;
  /** Masked requests whose masks say too little: they may change, or not. */
  unjudged: number;
  /** The largest first. */
  groups: ChangeGroup[];
  /** Requests that cannot be judged, by the reason; the largest first. */
  doubts: DoubtGroup[];
}

/** Requests that cannot be judged for the same reason. */
export interface DoubtGroup {
  endpoint: string;
  /** The rules, with the masked facts that they read. */
  reads: Doubt[];
  count: number;
  /** The names of the first few. */
  examples: string[];
}

const ORIGINS = ['recorded', 'test', 'sample', 'generated'] as const;
type Origin = (typeof ORIGINS)[number];

export interface CompareOptions {
  /** Milliseconds since 1970, for requests without a time. */
  now: number;
  show: (value: unknown, recorded: RecordedRequest) => string;
  /** Compares at this endpoint alone. */
  endpoint?: string;
}

const LIMITS = { examples: 3, groups: 200, reads: 3 };

type RecordedRequests = AsyncIterable<RecordedRequest> | Iterable<RecordedRequest>;

/** Decides every request by both revisions. Keeps counts and a few examples, however many requests there are. */
export async function compareBehaviour(
  base: Revision,
  head: Revision,
  requests: RecordedRequests,
  options: CompareOptions,
): Promise<Behaviour> {
  return sumOf(Object.values(await compareByOrigin(base, head, requests, options)));
}

/** The same, with the requests of each origin counted by themselves. */
export async function compareByOrigin(
  base: Revision,
  head: Revision,
  requests: RecordedRequests,
  options: CompareOptions,
): Promise<Record<Origin, Behaviour>> {
  const paths = endpointsOf(base, head);
  const comparer = new MaskedComparer(base, head);
  const counters = byOrigin(() => new BehaviourCounter(options));
  for await (const one of requests)
    for (const path of endpointsFor(one, [base, head], paths, options.endpoint))
      counters[one.madeUp ?? 'recorded'].add(path, one, await comparer.compare(path, one, options.now));
  return byOrigin((origin) => counters[origin].behaviour());
}

function byOrigin<T>(make: (origin: Origin) => T): Record<Origin, T> {
  return Object.fromEntries(ORIGINS.map((origin) => [origin, make(origin)])) as Record<Origin, T>;
}

export function sumOf(parts: readonly Behaviour[]): Behaviour {
  const sum = (of: 'compared' | 'changed' | 'unjudged') => parts.reduce((total, one) => total + one[of], 0);
  return {
    compared: sum('compared'),
    changed: sum('changed'),
    unjudged: sum('unjudged'),
    groups: largestFirst(parts.flatMap(({ groups }) => groups)),
    doubts: largestFirst(parts.flatMap(({ doubts }) => doubts)),
  };
}

function largestFirst<G extends { count: number }>(groups: Iterable<G>): G[] {
  return [...groups].sort((a, b) => b.count - a.count);
}

/**
 * The endpoints that decide a request: the one that was called. If that is not known, those of its hook that have rules for its
 * type; all of its hook, if none has.
 */
function endpointsFor(
  { endpoint, request }: RecordedRequest,
  revisions: readonly Revision[],
  paths: readonly string[],
  only: string | undefined,
): readonly string[] {
  if (endpoint !== undefined) return only === undefined || only === endpoint ? [endpoint] : [];
  const ofHook = (only === undefined ? paths : [only]).filter((path) =>
    revisions.some(({ endpoints }) => endpoints.get(path)?.hook.eventType === request.eventType),
  );
  if (only !== undefined) return ofHook;
  const requestType = requestTypeOf(request);
  const hasRules = (endpoint: Endpoint | undefined) =>
    endpoint !== undefined && rulesOf(endpoint, requestType) !== undefined;
  const fitting = ofHook.filter((path) => revisions.some(({ endpoints }) => hasRules(endpoints.get(path))));
  return fitting.length > 0 ? fitting : ofHook;
}

/** Counts the requests of one origin. */
class BehaviourCounter {
  readonly #counts = { compared: 0, changed: 0, unjudged: 0 };
  readonly #groups = new Map<string, ChangeGroup>();
  readonly #doubts = new Map<string, DoubtGroup>();
  readonly #options: CompareOptions;

  constructor(options: CompareOptions) {
    this.#options = options;
  }

  add(endpoint: string, recorded: RecordedRequest, found: AnswerComparison): void {
    this.#counts.compared += 1;
    if ('doubts' in found) {
      this.#addDoubts(endpoint, recorded, found.doubts);
      return;
    }
    const [first, ...others] = found.possible;
    const difference = differenceBetween(first);
    if (difference === undefined) return;
    // Rules count if they make the difference under every result that the masks allow.
    const names = others.map((one) => new Set(attribute(one, difference).map(({ value }) => value)));
    const by = attribute(first, difference).filter(({ value }) => names.every((also) => also.has(value)));
    const [from, to] = [outcomeIn(first.base), outcomeIn(first.head)];
    this.#addChange({ difference, from, to, endpoint }, by, recorded, first);
  }

  behaviour(): Behaviour {
    const [groups, doubts] = [largestFirst(this.#groups.values()), largestFirst(this.#doubts.values())];
    return { ...this.#counts, groups, doubts };
  }

  #addChange(
    change: Omit<ChangeGroup, 'by' | 'count' | 'examples'>,
    by: Attribution[],
    recorded: RecordedRequest,
    answers: Answers,
  ): void {
    this.#counts.changed += 1;
    const key = Object.values(change);
    const rules = by.map(({ value, revision, at }) => [value, revision.which, at]);
    const group = countIn(this.#groups, [...key, rules], key, (isCrowded) => {
      const places = by.map((one) => ({ name: one.value, place: locationOf(one) }));
      return { ...change, by: isCrowded ? [] : places, count: 0, examples: [] };
    });
    if (group.examples.length >= LIMITS.examples) return;
    const { name, about = [], request } = recorded;
    const facts = Array.from(requestFacts([...about, ...factsReadBy(by, answers)], answers), (fact) => ({
      fact,
      value: this.#options.show(factValue(request, fact), recorded),
    }));
    group.examples.push({ name, facts });
  }

  #addDoubts(endpoint: string, { name }: RecordedRequest, doubts: readonly Doubt[]): void {
    this.#counts.unjudged += 1;
    const distinct = new Map(doubts.map((doubt) => [`${doubt.rule} ${doubt.fact}`, doubt]));
    const reads = [...distinct.values()].slice(0, LIMITS.reads);
    const rules = reads.map(({ rule, fact }) => [rule, fact]);
    const group = countIn(this.#doubts, [endpoint, rules], [endpoint], (isCrowded) => {
      return { endpoint, reads: isCrowded ? [] : reads, count: 0, examples: [] };
    });
    if (group.examples.length < LIMITS.examples) group.examples.push(name);
  }
}

/** Counts a request in the group of its key, or of its shorter key if there are many groups already. */
function countIn<G extends { count: number }>(
  groups: Map<string, G>,
  key: unknown[],
  shorterKey: unknown[],
  make: (isCrowded: boolean) => G,
): G {
  const isCrowded = groups.size >= LIMITS.groups && !groups.has(normalForm(key));
  const name = normalForm(isCrowded ? shorterKey : key);
  const group = groups.get(name) ?? make(isCrowded);
  groups.set(name, group);
  group.count += 1;
  return group;
}

function outcomeIn({ decision }: RevisionAnswer): AnswerKind {
  return decision?.kind ?? 'no endpoint';
}

/** The facts of the request that facts are made of, in either revision. */
function requestFacts(facts: readonly string[], { base, head }: Answers): Set<string> {
  const endpoints = [head, base].flatMap(({ endpoint }) => endpoint ?? []);
  return new Set(endpoints.flatMap(({ derived }) => requestFactsIn(facts, derived)));
}

function factValue(request: HookRequest, fact: string): unknown {
  const path = parseFactPath(fact);
  return typeof path === 'string' ? undefined : valueAt(request, path);
}
