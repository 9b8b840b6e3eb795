import type { Attempt } from '../call-hook.ts';
import type { Scenario, ScenarioContext, Step, Target } from './scenario.ts';

/** The result of a scenario at one hook. */
export interface ScenarioRun {
  url: string;
  scenario: string;
  about: string;
  /** The reason if the scenario was skipped. */
  leftOut?: string;
  steps: readonly Step[];
}

/**
 * Runs scenarios one after the other, at one hook after the other, and yields each result. If a hook cannot be reached,
 * its other scenarios are skipped; if it refuses the credentials, only scenarios without valid credentials are run. If
 * the rate limit of a service is exhausted, the next scenario waits until it is reset.
 */
export async function* runScenarios(
  scenarios: readonly Scenario[],
  targets: readonly Target[],
  context: ScenarioContext,
): AsyncGenerator<ScenarioRun> {
  const spent: SpentLimits = new Map();
  for (const target of targets) yield* runAt(target, scenarios, context, spent);
}

async function* runAt(
  target: Target,
  scenarios: readonly Scenario[],
  context: ScenarioContext,
  spent: SpentLimits,
): AsyncGenerator<ScenarioRun> {
  const { origin } = new URL(target.url);
  let failure: Failure | 'none' | undefined;
  const ofHook = scenarios.filter(({ hook = target.simulator.hook }) => hook === target.simulator.hook);
  for (const { name, about, isUnauthenticated, leftOut, run } of ofHook) {
    const isSkipped =
      failure !== undefined && failure !== 'none' && (failure === 'unreachable' || !isUnauthenticated);
    const out = isSkipped ? FAILURES[failure as Failure] : leftOut?.(target);
    const wait = (spent.get(origin) ?? 0) - context.clock();
    if (out === undefined && wait > 0) await context.pause(wait);
    const steps = out === undefined ? await run(target, context) : [];
    noteLimits(steps, origin, context.clock, spent);
    // Only the first scenario counts: a service may close the connection at a truncated body or invalid credentials.
    if (out === undefined) failure ??= failureIn(steps);
    yield { url: target.url, scenario: name, about, ...(out !== undefined && { leftOut: out }), steps };
  }
}

/**
 * The origins without remaining attempts, and the time of the clock when their rate limit of failed attempts is reset. A
 * service reports it in the header RateLimit. Scenarios with invalid credentials must not exhaust it, because further
 * calls get 429.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
type SpentLimits = Map<string, number>;

function noteLimits(steps: readonly Step[], origin: string, clock: () => number, spent: SpentLimits): void {
  for (const { reply } of steps.flatMap(({ attempts }) => attempts)) {
    if (!('limit' in reply) || reply.limit === undefined) continue;
    const { left, seconds } = reply.limit;
    if (left === 0) spent.set(origin, clock() + seconds * 1000);
    else spent.delete(origin);
  }
}

type Failure = keyof typeof FAILURES;

const FAILURES = {
  unreachable: 'this hook cannot be called',
  'no-token': 'there is no token to call this hook with',
  refused: 'this hook refuses the credentials',
};

/** The reason why a hook cannot be called, if all calls have failed. */
function failureIn(steps: readonly Step[]): Failure | 'none' {
  const failures = steps.flatMap(({ attempts }) => attempts.map(({ reply }) => failureOf(reply)));
  const [first = 'none'] = failures;
  return failures.every((one) => one !== 'none') ? first : 'none';
}

function failureOf(reply: Attempt['reply']): Failure | 'none' {
  if ('failure' in reply) return reply.failure === 'timeout' ? 'none' : reply.failure;
  return reply.status === 401 ? 'refused' : 'none';
}

/** The reason why a hook cannot be reached; undefined if it can. */
export function whyUnreachable({ steps }: ScenarioRun): string | undefined {
  const [first] = steps.flatMap(({ attempts }) => attempts.map(({ reply }) => reply));
  if (failureIn(steps) !== 'unreachable' || first === undefined || !('failure' in first)) return undefined;
  return first.message;
}

/** True if there are findings of severity error. */
export function hasProblems(runs: readonly ScenarioRun[]): boolean {
  return runs.some(({ steps }) =>
    steps.some(({ findings }) => findings.some(({ severity }) => severity === 'error')),
  );
}
