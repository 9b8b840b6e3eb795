import { requestTypeOf } from '../hooks/read-request.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { type Answer, answerOf, type Difference, differenceBetween, type Outcome } from './answer.ts';
import { type Attribution, attribute, factsOf, factValue } from './attribution.ts';
import { type Doubt, MaskedComparer, type MaskedComparison } from './masked/compare-masked.ts';
import { normalForm } from './normal-form.ts';
import { endpointsOf, placeOf, type ReplyPlace, type Revision } from './revision.ts';

/** Requests that are decided differently in the same way. */
export interface Group {
  difference: Difference;
  from: Outcome;
  to: Outcome;
  endpoint: string;
  /** What makes the difference: rules, or a fallback such as `default`. */
  by: { name: string; place: ReplyPlace }[];
  count: number;
  /** The first few. */
  examples: Example[];
}

export interface Example {
  name: string;
  /** What it was made up to show, and what the rules that make the difference look at. */
  facts: { fact: string; value: string }[];
}

/** What a change does to requests. A request counts once for each endpoint that it was given to. */
export interface Behaviour {
  /** All of them, those too that cannot be judged. */
  compared: number;
  changed: number;
  /** Masked requests of which the masks say too little: they may change, or not. */
  unjudged: number;
  /** The largest first. */
  groups: Group[];
  /** Those that cannot be judged, by the reason; the largest first. */
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

/** Where requests come from. */
export const ORIGINS = ['recorded', 'test', 'sample', 'generated'] as const;
export type Origin = (typeof ORIGINS)[number];

export interface CompareOptions {
  /** Milliseconds since 1970, for requests that do not say when they came. */
  now: number;
  /** How a value of a request is shown. */
  show: (value: unknown, recorded: RecordedRequest) => string;
  /** Compares at this endpoint alone. */
  endpoint?: string;
}

const LIMITS = { examples: 3, groups: 200, reads: 3 };

type Requests = AsyncIterable<RecordedRequest> | Iterable<RecordedRequest>;

/** Decides every request by both sides. Keeps counts and a few examples, however many requests there are. */
export async function compareBehaviour(
  base: Revision,
  head: Revision,
  requests: Requests,
  options: CompareOptions,
): Promise<Behaviour> {
  return sumOf(Object.values(await compareByOrigin(base, head, requests, options)));
}

/** The same, with the requests of each origin counted by themselves. */
export async function compareByOrigin(
  base: Revision,
  head: Revision,
  requests: Requests,
  options: CompareOptions,
): Promise<Record<Origin, Behaviour>> {
  const paths = endpointsOf(base, head);
  const masked = new MaskedComparer(base, head);
  const counts = { recorded: new Count(), test: new Count(), sample: new Count(), generated: new Count() };
  for await (const recorded of requests) {
    for (const path of endpointsFor(recorded, base, head, { paths, only: options.endpoint })) {
      const found =
        (await masked.compare(path, recorded, options.now)) ??
        (await answerBoth(path, recorded, base, head, options));
      counts[recorded.madeUp ?? 'recorded'].add(path, recorded, found, options);
    }
  }
  return {
    recorded: counts.recorded.behaviour(),
    test: counts.test.behaviour(),
    sample: counts.sample.behaviour(),
    generated: counts.generated.behaviour(),
  };
}

/** Several together. */
export function sumOf(parts: readonly Behaviour[]): Behaviour {
  const sum = (of: 'compared' | 'changed' | 'unjudged') => parts.reduce((total, one) => total + one[of], 0);
  return {
    compared: sum('compared'),
    changed: sum('changed'),
    unjudged: sum('unjudged'),
    groups: parts.flatMap(({ groups }) => groups).toSorted((a, b) => b.count - a.count),
    doubts: parts.flatMap(({ doubts }) => doubts).toSorted((a, b) => b.count - a.count),
  };
}

/**
 * Where a request goes: to the endpoint that was called, or where that is not known to those that have rules for it;
 * to all, if none has.
 */
function endpointsFor(
  { endpoint, request }: RecordedRequest,
  base: Revision,
  head: Revision,
  { paths, only }: { paths: readonly string[]; only: string | undefined },
): readonly string[] {
  if (endpoint !== undefined) return only === undefined || only === endpoint ? [endpoint] : [];
  if (only !== undefined) return [only];
  const requestType = requestTypeOf(request) ?? '';
  const fitting = paths.filter((path) =>
    [base, head].some((side) => side.endpoints.get(path)?.requestTypes.has(requestType)),
  );
  return fitting.length > 0 ? fitting : paths;
}

/** A request that is decided differently. */
interface Found extends Pick<Group, 'difference' | 'from' | 'to' | 'endpoint'> {
  by: Attribution[];
  base: Answer;
  head: Answer;
}

async function answerBoth(
  path: string,
  recorded: RecordedRequest,
  base: Revision,
  head: Revision,
  { now }: CompareOptions,
): Promise<MaskedComparison> {
  const answers = {
    base: await answerOf(base, path, recorded, now),
    head: await answerOf(head, path, recorded, now),
  };
  return { possible: [answers] };
}

/** Counts the requests of one origin. */
class Count {
  readonly #groups = new Map<string, Group>();
  readonly #doubts = new Map<string, DoubtGroup>();
  #compared = 0;
  #changed = 0;
  #unjudged = 0;

  add(endpoint: string, recorded: RecordedRequest, found: MaskedComparison, options: CompareOptions): void {
    this.#compared += 1;
    if ('doubts' in found) {
      this.#unjudged += 1;
      this.#doubt(endpoint, recorded, found.doubts);
      return;
    }
    const [{ base, head }, ...others] = found.possible;
    const difference = differenceBetween(base, head);
    if (difference === undefined) return;
    this.#changed += 1;
    const [from, to] = [base, head].map(({ decision }) => decision?.kind ?? 'no endpoint') as [
      Outcome,
      Outcome,
    ];
    // Only those that make the difference whatever the masks leave open.
    const by = others.reduce(
      (named, one) => {
        const also = new Set(attribute(one.base, one.head, difference).map(({ name }) => name));
        return named.filter(({ name }) => also.has(name));
      },
      attribute(base, head, difference),
    );
    this.#change({ difference, from, to, endpoint, by, base, head }, recorded, options);
  }

  behaviour(): Behaviour {
    return {
      compared: this.#compared,
      changed: this.#changed,
      unjudged: this.#unjudged,
      groups: [...this.#groups.values()].toSorted((a, b) => b.count - a.count),
      doubts: [...this.#doubts.values()].toSorted((a, b) => b.count - a.count),
    };
  }

  #change(found: Found, recorded: RecordedRequest, { show }: CompareOptions): void {
    const group = groupOf(this.#groups, found);
    group.count += 1;
    if (group.examples.length >= LIMITS.examples) return;
    const facts = new Set([...(recorded.about ?? []), ...factsOf(found.base, found.head, found.by)]);
    group.examples.push({
      name: recorded.name,
      facts: [...facts].map((fact) => ({ fact, value: show(factValue(recorded.request, fact), recorded) })),
    });
  }

  #doubt(endpoint: string, { name }: RecordedRequest, doubts: readonly Doubt[]): void {
    const distinct = new Map(doubts.map((doubt) => [`${doubt.rule} ${doubt.fact}`, doubt]));
    const reads = [...distinct.values()].slice(0, LIMITS.reads);
    const key = normalForm([endpoint, reads.map(({ rule, fact }) => [rule, fact])]);
    const crowded = this.#doubts.size >= LIMITS.groups && !this.#doubts.has(key);
    const kept = crowded ? normalForm([endpoint]) : key;
    const group = this.#doubts.get(kept) ?? { endpoint, reads: crowded ? [] : reads, count: 0, examples: [] };
    this.#doubts.set(kept, group);
    group.count += 1;
    if (group.examples.length < LIMITS.examples) group.examples.push(name);
  }
}

/** The group of those that differ in the same way; once there are many, whatever rules make the difference. */
function groupOf(groups: Map<string, Group>, { difference, from, to, endpoint, by }: Found): Group {
  const whole = normalForm([
    difference,
    from,
    to,
    endpoint,
    by.map(({ name, side, at }) => [name, side.which, at]),
  ]);
  const crowded = groups.size >= LIMITS.groups && !groups.has(whole);
  const key = crowded ? normalForm([difference, from, to, endpoint]) : whole;
  const known = groups.get(key);
  if (known !== undefined) return known;
  const places = crowded
    ? []
    : by.map(({ name, side, source, at }) => ({ name, place: placeOf(side, source, at) }));
  const group: Group = { difference, from, to, endpoint, by: places, count: 0, examples: [] };
  groups.set(key, group);
  return group;
}
