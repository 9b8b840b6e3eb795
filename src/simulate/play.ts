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
 * Plays scenarios one after the other, on one hook after the other. A hook that cannot be called is not called again.
 */
export async function play(
  scenarios: readonly Scenario[],
  targets: readonly Target[],
  player: Player,
): Promise<Played[]> {
  const played: Played[] = [];
  for (const target of targets) played.push(...(await playAt(target, scenarios, player)));
  return played;
}

async function playAt(target: Target, scenarios: readonly Scenario[], player: Player): Promise<Played[]> {
  const played: Played[] = [];
  for (const { name, about, leftOut, play } of scenarios) {
    const isLost = played.some(({ steps }) => steps.some(isUncalled));
    const why = isLost ? 'this hook cannot be called' : leftOut?.(target);
    const one = { url: target.url, scenario: name, about };
    played.push(
      why === undefined ? { ...one, steps: await play(target, player) } : { ...one, leftOut: why, steps: [] },
    );
  }
  return played;
}

function isUncalled({ attempts }: Step): boolean {
  return attempts.every(({ reply }) => 'failure' in reply && reply.failure !== 'timeout');
}

/** Whether something was found that has to be mended. */
export function hasProblems(played: readonly Played[]): boolean {
  return played.some(({ steps }) =>
    steps.some(({ findings }) => findings.some(({ severity }) => severity === 'error')),
  );
}
