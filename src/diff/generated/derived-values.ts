import type { HookRequest } from '../../hooks/envelope.ts';
import { isDerived, writtenPath } from '../../rules/fact-path.ts';
import { normalForm } from '../../rules/normal-form.ts';
import { combinedTexts } from './combined-texts.ts';
import { type Assignment, assigned, type FinalRequest, type TimedRequest } from './derivations.ts';
import type { BoundaryRequest, PreparedTest, RequiredResult } from './prepared-tests.ts';

/** Bounds of the search for requests that meet tests of derived facts. */
const LIMITS = {
  /** Values of other facts in turn. */
  steps: 6,
  /** Values for a test. */
  values: 8,
  /** Requests that are tried at each step. */
  tried: 150,
};

/** The tests of derived facts, and those of the facts of the request that these are made of. */
export function derivedAmong(required: readonly RequiredResult[]): RequiredResult[] {
  const derived = required.filter(({ test }) => readsDerived(test));
  if (derived.length === 0) return [];
  const keysOf = ({ test }: RequiredResult) => test.sources.map(writtenPath);
  const sources = new Set(derived.flatMap(keysOf));
  return required.filter((one) => derived.includes(one) || keysOf(one).some((key) => sources.has(key)));
}

/** True if a test reads a derived fact, also as the value that it compares with. */
export function readsDerived({ path, mirrored }: PreparedTest): boolean {
  return isDerived(path) || (mirrored !== undefined && isDerived(mirrored.path));
}

/** Changes a request step by step, as long as it meets more tests. */
export function meetDerived(group: readonly RequiredResult[], made: BoundaryRequest): void {
  for (let step = 0; step < LIMITS.steps; step += 1) {
    const current = finalRequest(made, made.request);
    let best = { request: made.request, met: metBy(group, current) };
    const { met } = best;
    if (met === group.length) return;
    for (const assignment of assignmentsFor(group, current)) {
      const request = assigned(made.request, assignment);
      if (request === undefined) continue;
      const now = metBy(group, finalRequest(made, request));
      if (now > best.met) best = { request, met: now };
      if (best.met === group.length) break;
    }
    if (best.met === met) return;
    made.request = best.request;
  }
}

/** The request with a value of a derived fact that its test judges like this one; undefined if none is found. */
export function withDerivedValue(
  start: BoundaryRequest,
  test: PreparedTest,
  value: unknown,
): TimedRequest | undefined {
  const wanted = test.judge(value, start);
  const enough = metBy(start.required, finalRequest(start, start.request));
  let best: { made: TimedRequest; score: number } | undefined;
  for (const assignment of [[], ...test.ways(value)]) {
    const request = assigned(start.request, assignment);
    if (request === undefined) continue;
    const made = finalRequest(start, request);
    const read = test.read(made);
    const isSame = normalForm(read ?? null) === normalForm(value ?? null);
    if (!isSame && test.judge(read, made) !== wanted) continue;
    const met = metBy(start.required, made);
    const score = met + (isSame ? start.required.length + 1 : 0);
    if (best === undefined || score > best.score) best = { made, score };
    if (isSame && met >= enough) break;
  }
  return best?.made;
}

function finalRequest({ now }: TimedRequest, request: HookRequest): FinalRequest {
  return { request, now, facts: new Map() };
}

/** Values for the request with which unmet tests may be met. */
function* assignmentsFor(group: readonly RequiredResult[], made: FinalRequest): Generator<Assignment> {
  const unmet = group.filter(({ test, wanted }) => test.judge(test.read(made), made) !== wanted);
  let tried = 0;
  for (const ofFact of Map.groupBy(unmet, ({ test }) => test.fact).values()) {
    const [first] = ofFact;
    const values = Iterator.from(valuesFor(ofFact, made));
    for (const assignment of values.flatMap((value) => first?.test.ways(value) ?? [])) {
      if (tried === LIMITS.tried) return;
      tried += 1;
      yield assignment;
    }
  }
}

/** Values of one fact that meet some of its tests, and combinations with the present one. */
function valuesFor(ofFact: readonly RequiredResult[], made: FinalRequest): unknown[] {
  const fitting = Iterator.from(ofFact).flatMap(({ test, wanted }) =>
    [...test.boundaryValues(made), undefined].filter((value) => test.judge(value, made) === wanted),
  );
  const distinct = new Map(fitting.map((value) => [normalForm(value ?? null), value]));
  const values = distinct.values().take(LIMITS.values).toArray();
  const present = ofFact[0]?.test.read(made);
  return [...values, ...values.flatMap((value) => combinedTexts(present, value))];
}

function metBy(group: readonly RequiredResult[], made: FinalRequest): number {
  const met = group.filter(({ test, wanted }) => test.judge(test.read(made), made) === wanted);
  return met.length;
}
