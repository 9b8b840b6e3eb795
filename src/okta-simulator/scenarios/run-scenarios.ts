import type { Attempt } from '../call-hook.ts';
import { AttemptLimit } from './attempt-limit.ts';
import type { Scenario, ScenarioContext, Step, Target } from './scenario.ts';

/** What came of a scenario at one hook. */
export interface ScenarioRun {
  url: string;
  scenario: string;
  about: string;
  /** Why it was left out. */
  leftOut?: string;
  steps: readonly Step[];
}

/**
 * Plays scenarios one after the other, on one hook after the other, and tells of each as soon as it is over. A hook that
 * cannot be called is not called again, and one that refuses the credentials only by strangers. Where a service says that
 * its limit of failed attempts is used up, the next call waits until it begins anew.
 */
export async function* runScenarios(
  scenarios: readonly Scenario[],
  targets: readonly Target[],
  player: ScenarioContext,
): AsyncGenerator<ScenarioRun> {
  const limit = new AttemptLimit(player.clock);
  for (const target of targets) yield* playAt(target, scenarios, player, limit);
}

async function* playAt(
  target: Target,
  scenarios: readonly Scenario[],
  player: ScenarioContext,
  limit: AttemptLimit,
): AsyncGenerator<ScenarioRun> {
  let lost: Lost | 'no' | undefined;
  for (const { name, about, isStranger, leftOut, play } of scenarios) {
    const isLost = lost !== undefined && lost !== 'no' && (lost === 'unreachable' || !isStranger);
    const out = isLost ? LOST[lost as Lost] : leftOut?.(target);
    const wait = out === undefined ? limit.untilFree(target.url) : 0;
    if (wait > 0) await player.pause(wait);
    const steps = out === undefined ? await play(target, player) : [];
    limit.note(target.url, steps);
    // The first one alone tells: who closes the connection at half a body, or to a stranger, can be called all the same.
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

/** Why a hook cannot be called: none of the calls has come through. */
function lostBy(steps: readonly Step[]): Lost | 'no' {
  const ends = steps.flatMap(({ attempts }) => attempts.map(({ reply }) => endOf(reply)));
  const [first = 'no'] = ends;
  return ends.every((end) => end !== 'no') ? first : 'no';
}

function endOf(reply: Attempt['reply']): Lost | 'no' {
  if ('failure' in reply) return reply.failure === 'timeout' ? 'no' : reply.failure;
  return reply.status === 401 ? 'refused' : 'no';
}

/** Why nobody answers at the hook, where a scenario has found nothing else; undefined where somebody does. */
export function whyUnreachable({ steps }: ScenarioRun): string | undefined {
  const [first] = steps.flatMap(({ attempts }) => attempts.map(({ reply }) => reply));
  if (lostBy(steps) !== 'unreachable' || first === undefined || !('failure' in first)) return undefined;
  return first.message;
}

/** True if something was found that has to be mended. */
export function hasProblems(played: readonly ScenarioRun[]): boolean {
  return played.some(({ steps }) =>
    steps.some(({ findings }) => findings.some(({ severity }) => severity === 'error')),
  );
}
