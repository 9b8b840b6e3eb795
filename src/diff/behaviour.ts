import { requestTypeOf } from '../okta/request.ts';
import type { RecordedRequest } from '../recordings/recorded-request.ts';
import { type Answer, answer, type Difference, differenceBetween, type Outcome } from './answer.ts';
import { canonical } from './meaning.ts';
import { factsOf, factValue, type Responsible, responsible } from './responsible.ts';
import { endpointsOf, type Place, placeOf, type Side } from './side.ts';

/** Requests that are decided differently in the same way. */
export interface Group {
  difference: Difference;
  from: Outcome;
  to: Outcome;
  endpoint: string;
  /** What makes the difference: rules, or a fallback such as `default`. */
  by: { name: string; place: Place }[];
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
  compared: number;
  changed: number;
  /** The largest first. */
  groups: Group[];
}

export interface CompareOptions {
  /** Milliseconds since 1970, for requests that do not say when they came. */
  now: number;
  /** How a value of a request is shown. */
  show: (value: unknown, recorded: RecordedRequest) => string;
  /** Compares at this endpoint alone. */
  endpoint?: string;
}

const LIMITS = { examples: 3, groups: 200 };

/** Decides every request by both sides. Keeps counts and a few examples, however many requests there are. */
export async function compareBehaviour(
  base: Side,
  head: Side,
  requests: AsyncIterable<RecordedRequest> | Iterable<RecordedRequest>,
  options: CompareOptions,
): Promise<Behaviour> {
  const paths = endpointsOf(base, head);
  const groups = new Map<string, Group>();
  const behaviour: Behaviour = { compared: 0, changed: 0, groups: [] };
  for await (const recorded of requests) {
    for (const path of endpointsFor(recorded, base, head, { paths, only: options.endpoint })) {
      const found = await compareOne(path, recorded, base, head, options);
      behaviour.compared += 1;
      if (found === undefined) continue;
      behaviour.changed += 1;
      count(groups, found, recorded, options);
    }
  }
  behaviour.groups = [...groups.values()].toSorted((a, b) => b.count - a.count);
  return behaviour;
}

/**
 * Where a request goes: to the endpoint that was called, or where that is not known to those that have rules for it;
 * to all, if none has.
 */
function endpointsFor(
  { endpoint, request }: RecordedRequest,
  base: Side,
  head: Side,
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
  by: Responsible[];
  base: Answer;
  head: Answer;
}

async function compareOne(
  path: string,
  recorded: RecordedRequest,
  baseSide: Side,
  headSide: Side,
  { now }: CompareOptions,
): Promise<Found | undefined> {
  const base = await answer(baseSide, path, recorded, now);
  const head = await answer(headSide, path, recorded, now);
  const difference = differenceBetween(base, head);
  if (difference === undefined) return undefined;
  const [from, to] = [base, head].map(({ decision }) => decision?.kind ?? 'no endpoint') as [
    Outcome,
    Outcome,
  ];
  return {
    difference,
    from,
    to,
    endpoint: path,
    by: responsible(base, head, difference),
    base,
    head,
  };
}

function count(
  groups: Map<string, Group>,
  found: Found,
  recorded: RecordedRequest,
  { show }: CompareOptions,
): void {
  const group = groupOf(groups, found);
  group.count += 1;
  if (group.examples.length >= LIMITS.examples) return;
  const facts = new Set([...(recorded.about ?? []), ...factsOf(found.base, found.head, found.by)]);
  group.examples.push({
    name: recorded.name,
    facts: [...facts].map((fact) => ({ fact, value: show(factValue(recorded.request, fact), recorded) })),
  });
}

/** The group of those that differ in the same way; once there are many, whatever rules make the difference. */
function groupOf(groups: Map<string, Group>, { difference, from, to, endpoint, by }: Found): Group {
  const whole = canonical([
    difference,
    from,
    to,
    endpoint,
    by.map(({ name, side, at }) => [name, side.which, at]),
  ]);
  const crowded = groups.size >= LIMITS.groups && !groups.has(whole);
  const key = crowded ? canonical([difference, from, to, endpoint]) : whole;
  const known = groups.get(key);
  if (known !== undefined) return known;
  const places = crowded
    ? []
    : by.map(({ name, side, source, at }) => ({ name, place: placeOf(side, source, at) }));
  const group: Group = { difference, from, to, endpoint, by: places, count: 0, examples: [] };
  groups.set(key, group);
  return group;
}
