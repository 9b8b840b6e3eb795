import type { RequestType } from '../../hooks/registration/request.ts';
import { samples } from '../../hooks/registration/samples.ts';
import { call } from '../scenarios/call.ts';
import type { SampleUser } from '../scenarios/scenario.ts';
import {
  freshRequest,
  type Scenario,
  type ScenarioContext,
  type Step,
  type Target,
} from '../scenarios/scenario.ts';
import { sampleUsersFor } from './sample-users.ts';

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
  people: (player: ScenarioContext) => SampleUser[] = (player) => sampleUsersFor(requestType, player),
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
async function askForAll(
  people: readonly SampleUser[],
  target: Target,
  player: ScenarioContext,
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { who, request } of people) steps.push(await call(who, request, target, player));
  return steps;
}
