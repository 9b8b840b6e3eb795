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
 * Plays scenarios one after the other, on one hook after the other. What cannot be reached is not asked again.
 */
export async function play(
  scenarios: readonly Scenario[],
  targets: readonly Target[],
  player: Player,
): Promise<Played[]> {
  const played: Played[] = [];
  for (const target of targets) {
    for (const scenario of scenarios) {
      const one = await playOne(scenario, target, player);
      played.push(one);
      if (one.steps.some(isUnreachable)) break;
    }
  }
  return played;
}

async function playOne(scenario: Scenario, target: Target, player: Player): Promise<Played> {
  const { name, about } = scenario;
  const one = { url: target.url, scenario: name, about };
  const leftOut = scenario.leftOut?.(target);
  if (leftOut !== undefined) return { ...one, leftOut, steps: [] };
  return { ...one, steps: await scenario.play(target, player) };
}

function isUnreachable({ attempts }: Step): boolean {
  return attempts.every(({ reply }) => 'failure' in reply && reply.failure === 'unreachable');
}

/** Whether something was found that has to be mended. */
export function hasProblems(played: readonly Played[]): boolean {
  return played.some(({ steps }) =>
    steps.some(({ findings }) => findings.some(({ severity }) => severity === 'error')),
  );
}
