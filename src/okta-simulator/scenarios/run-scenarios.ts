import type { Attempt } from '../call-hook.ts';
import { AttemptLimit } from './attempt-limit.ts';
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
  const limit = new AttemptLimit(context.clock);
  for (const target of targets) yield* runAt(target, scenarios, context, limit);
}

async function* runAt(
  target: Target,
  scenarios: readonly Scenario[],
  context: ScenarioContext,
  limit: AttemptLimit,
): AsyncGenerator<ScenarioRun> {
  let lost: Lost | 'no' | undefined;
  for (const { name, about, isStranger, leftOut, run } of scenarios) {
    const isLost = lost !== undefined && lost !== 'no' && (lost === 'unreachable' || !isStranger);
    const out = isLost ? LOST[lost as Lost] : leftOut?.(target);
    const wait = out === undefined ? limit.untilFree(target.url) : 0;
    if (wait > 0) await context.pause(wait);
    const steps = out === undefined ? await run(target, context) : [];
    limit.note(target.url, steps);
    // Only the first scenario counts: a service may close the connection at a truncated body or invalid credentials.
    if (out === undefined) lost ??= lostBy(steps);
    yield { url: target.url, scenario: name, about, ...(out !== undefined && { leftOut: out }), steps };
  }
}

type Lost = keyof typeof LOST;

const LOST = {
  unreachable: 'this hook cannot be called',
  'no-token': 'there is no token to call this hook with',
  refused: 'this hook refuses the credentials',
};

/** The reason why a hook cannot be called, if all calls have failed. */
function lostBy(steps: readonly Step[]): Lost | 'no' {
  const ends = steps.flatMap(({ attempts }) => attempts.map(({ reply }) => endOf(reply)));
  const [first = 'no'] = ends;
  return ends.every((end) => end !== 'no') ? first : 'no';
}

function endOf(reply: Attempt['reply']): Lost | 'no' {
  if ('failure' in reply) return reply.failure === 'timeout' ? 'no' : reply.failure;
  return reply.status === 401 ? 'refused' : 'no';
}

/** The reason why a hook cannot be reached; undefined if it can. */
export function whyUnreachable({ steps }: ScenarioRun): string | undefined {
  const [first] = steps.flatMap(({ attempts }) => attempts.map(({ reply }) => reply));
  if (lostBy(steps) !== 'unreachable' || first === undefined || !('failure' in first)) return undefined;
  return first.message;
}

/** True if there are findings of severity error. */
export function hasProblems(played: readonly ScenarioRun[]): boolean {
  return played.some(({ steps }) =>
    steps.some(({ findings }) => findings.some(({ severity }) => severity === 'error')),
  );
}
