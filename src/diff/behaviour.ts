import type { HookRequest } from '../hooks/envelope.ts';
import { requestTypeOf } from '../hooks/read-request.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { parseFactPath, valueAt } from '../rules/fact-path.ts';
import { normalForm } from '../rules/normal-form.ts';
import {
  type AnswerKind,
  type Answers,
  answerOf,
  type Difference,
  differenceBetween,
  type RevisionAnswer,
} from './answer.ts';
import { type Attribution, attribute, factsReadBy } from './attribution.ts';
import { MaskedComparer, type MaskedComparison } from './masked/compare-masked.ts';
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

/** Origin of a request. */
export type Origin = 'recorded' | NonNullable<RecordedRequest['madeUp']>;

export interface CompareOptions {
  /** Milliseconds since 1970, for requests without a time. */
  now: number;
  /** Writes a value of a request. */
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
  const masked = new MaskedComparer(base, head);
  const counters = {
    recorded: new BehaviourCounter(options),
    test: new BehaviourCounter(options),
    sample: new BehaviourCounter(options),
    generated: new BehaviourCounter(options),
  };
  for await (const one of requests)
    for (const path of endpointsFor(one, [base, head], paths, options.endpoint)) {
      const found = (await masked.compare(path, one, options.now)) ?? {
        possible: [
          {
            base: await answerOf(base, path, one, options.now),
            head: await answerOf(head, path, one, options.now),
          },
        ],
      };
      counters[one.madeUp ?? 'recorded'].add(path, one, found);
    }
  return {
    recorded: counters.recorded.behaviour(),
    test: counters.test.behaviour(),
    sample: counters.sample.behaviour(),
    generated: counters.generated.behaviour(),
  };
}

/** The sum of several. */
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
 * The endpoints that decide a request: the one that was called. If that is not known, those that have rules for its
 * type; all, if none has.
 */
function endpointsFor(
  { endpoint, request }: RecordedRequest,
  revisions: readonly Revision[],
  paths: readonly string[],
  only: string | undefined,
): readonly string[] {
  if (endpoint !== undefined) return only === undefined || only === endpoint ? [endpoint] : [];
  if (only !== undefined) return [only];
  const requestType = requestTypeOf(request) ?? '';
  const fitting = paths.filter((path) =>
    revisions.some(({ endpoints }) => endpoints.get(path)?.requestTypes.has(requestType)),
  );
  return fitting.length > 0 ? fitting : paths;
}

/** Counts the requests of one origin. */
class BehaviourCounter {
  readonly #groups = new Map<string, ChangeGroup>();
  readonly #doubts = new Map<string, DoubtGroup>();
  readonly #options: CompareOptions;
  #compared = 0;
  #changed = 0;
  #unjudged = 0;

  constructor(options: CompareOptions) {
    this.#options = options;
  }

  add(endpoint: string, recorded: RecordedRequest, found: MaskedComparison): void {
    this.#compared += 1;
    if ('doubts' in found) {
      this.#addDoubts(endpoint, recorded, found.doubts);
      return;
    }
    const [first, ...others] = found.possible;
    const difference = differenceBetween(first);
    if (difference === undefined) return;
    this.#changed += 1;
    // Rules count if they make the difference under every result that the masks allow.
    const names = others.map((one) => new Set(attribute(one, difference).map(({ value }) => value)));
    const by = attribute(first, difference).filter(({ value }) => names.every((also) => also.has(value)));
    this.#addChange({ difference, endpoint, by, ...first }, recorded);
  }

  behaviour(): Behaviour {
    return {
      compared: this.#compared,
      changed: this.#changed,
      unjudged: this.#unjudged,
      groups: largestFirst(this.#groups.values()),
      doubts: largestFirst(this.#doubts.values()),
    };
  }

  #addChange(
    {
      difference,
      endpoint,
      by,
      ...answers
    }: Answers & {
      difference: Difference;
      endpoint: string;
      by: Attribution[];
    },
    recorded: RecordedRequest,
  ): void {
    const [from, to] = [outcomeIn(answers.base), outcomeIn(answers.head)];
    const key = [difference, from, to, endpoint];
    const rules = by.map(({ value, revision, at }) => [value, revision.which, at]);
    const group = countIn(this.#groups, [...key, rules], key, (isCrowded) => {
      const places = by.map((one) => ({ name: one.value, place: locationOf(one) }));
      return { difference, from, to, endpoint, by: isCrowded ? [] : places, count: 0, examples: [] };
    });
    if (group.examples.length >= LIMITS.examples) return;
    const facts = new Set([...(recorded.about ?? []), ...factsReadBy(by, answers)]);
    const show = (fact: string) => this.#options.show(factValue(recorded.request, fact), recorded);
    group.examples.push({
      name: recorded.name,
      facts: [...facts].map((fact) => ({ fact, value: show(fact) })),
    });
  }

  #addDoubts(endpoint: string, { name }: RecordedRequest, doubts: readonly Doubt[]): void {
    this.#unjudged += 1;
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

function factValue(request: HookRequest, fact: string): unknown {
  const path = parseFactPath(fact);
  return typeof path === 'string' ? undefined : valueAt(request, path);
}
