import type { Player, Scenario, Step, Target } from './scenario.ts';

/** What came of a scenario at one hook. */
export interface Played {
  url: string;
  scenario: string;
  about: string;
  /** Why it was left out. */
  leftOut?: string;
  steps: readonly Step[];
}

/**
 * Plays scenarios one after the other, on one hook after the other, and tells of each as soon as it is over. A hook that
 * cannot be called is not called again.
 */
export async function* play(
  scenarios: readonly Scenario[],
  targets: readonly Target[],
  player: Player,
): AsyncGenerator<Played> {
  for (const target of targets) yield* playAt(target, scenarios, player);
}

async function* playAt(
  target: Target,
  scenarios: readonly Scenario[],
  player: Player,
): AsyncGenerator<Played> {
  let lost: Lost | 'no' | undefined;
  for (const { name, about, isStranger, leftOut, play } of scenarios) {
    const isLost = lost === 'unreachable' || (lost === 'no-token' && !isStranger);
    const out = isLost ? LOST[lost as Lost] : leftOut?.(target);
    const steps = out === undefined ? await play(target, player) : [];
    // The first one alone tells: who closes the connection at half a body, or to a stranger, can be called all the same.
    if (out === undefined) lost ??= lostBy(steps);
    yield { url: target.url, scenario: name, about, ...(out !== undefined && { leftOut: out }), steps };
  }
}

type Lost = keyof typeof LOST;

const LOST = {
  unreachable: 'this hook cannot be called',
  'no-token': 'there is no token to call this hook with',
};

/** Why a hook cannot be called: none of the calls has come through. */
function lostBy(steps: readonly Step[]): Lost | 'no' {
  const failures = steps.flatMap(({ attempts }) =>
    attempts.map(({ reply }) => ('failure' in reply ? reply.failure : undefined)),
  );
  const [first] = failures;
  const isLost = failures.every((failure) => failure === 'unreachable' || failure === 'no-token');
  return isLost && first !== undefined && first !== 'timeout' ? first : 'no';
}

/** Whether something was found that has to be mended. */
export function hasProblems(played: readonly Played[]): boolean {
  return played.some(({ steps }) =>
    steps.some(({ findings }) => findings.some(({ severity }) => severity === 'error')),
  );
}
