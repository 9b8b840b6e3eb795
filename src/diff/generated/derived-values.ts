import { isDerived, writtenPath } from '../../rules/fact-path.ts';
import { normalForm } from '../../rules/normal-form.ts';
import { type Assignment, assigned, type TimedRequest } from './derivations.ts';
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

/** Whether a test reads a derived fact, also as the value that it compares with. */
export function readsDerived({ path, mirrored }: PreparedTest): boolean {
  return isDerived(path) || (mirrored !== undefined && isDerived(mirrored.path));
}

/** Changes a request step by step, as long as it meets more tests. */
export function meetDerived(group: readonly RequiredResult[], made: BoundaryRequest): void {
  for (let step = 0; step < LIMITS.steps; step += 1) {
    let best = { request: made.request, met: metBy(group, made) };
    const { met } = best;
    for (const assignment of assignmentsFor(group, made)) {
      const request = assigned(made.request, assignment);
      if (request === undefined) continue;
      const now = metBy(group, { ...made, request });
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
  let best: { made: BoundaryRequest; score: number } | undefined;
  for (const assignment of [[], ...test.ways(value)]) {
    const request = assigned(start.request, assignment);
    if (request === undefined) continue;
    const made = { ...start, request };
    const read = test.read(made);
    const isSame = normalForm(read ?? null) === normalForm(value ?? null);
    if (!isSame && test.judge(read, made) !== wanted) continue;
    const met = metBy(start.required, made);
    const score = met + (isSame ? start.required.length + 1 : 0);
    if (best === undefined || score > best.score) best = { made, score };
    if (isSame && met === start.required.length) break;
  }
  return best?.made;
}

/** Values for the request with which unmet tests may be met. */
function assignmentsFor(group: readonly RequiredResult[], made: TimedRequest): IteratorObject<Assignment> {
  const unmet = group.filter(({ test, wanted }) => test.judge(test.read(made), made) !== wanted);
  return Iterator.from(unmet)
    .flatMap(({ test, wanted }) => {
      const values = [...test.boundaryValues(made), undefined];
      const fitting = values.filter((value) => test.judge(value, made) === wanted);
      return Iterator.from(fitting).take(LIMITS.values).flatMap(test.ways);
    })
    .take(LIMITS.tried);
}

function metBy(group: readonly RequiredResult[], made: TimedRequest): number {
  const met = group.filter(({ test, wanted }) => test.judge(test.read(made), made) === wanted);
  return met.length;
}
