import type { RequestType } from '../okta/registration.ts';
import { samples } from '../okta/samples.ts';
import { ask } from './ask.ts';
import { type Person, peopleFor } from './people.ts';
import { freshRequest, type Player, type Scenario, type Step, type Target } from './scenario.ts';

/** The calls that a hook is there for. */
export const decisions: readonly Scenario[] = [
  decision('sign-up', 'people sign up', 'self.service.registration'),
  decision('profile-update', 'people add to their profile', 'progressive.profile'),
  decision('classic', 'somebody signs up in Classic Engine', 'self.service.registration', (player) => [
    { who: 'john.doe@example.com', request: freshRequest(samples.classic, player) },
  ]),
];

function decision(
  name: string,
  about: string,
  requestType: RequestType,
  people: (player: Player) => Person[] = (player) => peopleFor(requestType, player),
): Scenario {
  return {
    name,
    about,
    leftOut: ({ requestTypes }) =>
      requestTypes.includes(requestType) ? undefined : `this hook is not for ${requestType}`,
    play: (target, player) => askForAll(people(player), target, player),
  };
}

/** One after the other. */
async function askForAll(people: readonly Person[], target: Target, player: Player): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { who, request } of people) steps.push(await ask(who, request, target, player));
  return steps;
}
