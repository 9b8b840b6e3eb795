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

/** The scenarios in which the hook decides. */
export const decisions: readonly Scenario[] = [
  decision('sign-up', 'people sign up', 'self.service.registration'),
  decision('profile-update', 'people add to their profile', 'progressive.profile'),
  decision('classic', 'somebody signs up in Classic Engine', 'self.service.registration', (context) => [
    { who: 'john.doe@example.com', request: freshRequest(samples.classic, context) },
  ]),
];

function decision(
  name: string,
  about: string,
  requestType: RequestType,
  sampleUsers: (context: ScenarioContext) => SampleUser[] = (context) => sampleUsersFor(requestType, context),
): Scenario {
  return {
    name,
    about,
    leftOut: ({ requestTypes }) =>
      requestTypes.includes(requestType) ? undefined : `this hook is not for ${requestType}`,
    run: (target, context) => callForEach(sampleUsers(context), target, context),
  };
}

/** Calls the hook for one user after the other. */
async function callForEach(
  sampleUsers: readonly SampleUser[],
  target: Target,
  context: ScenarioContext,
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { who, request } of sampleUsers) steps.push(await call(who, request, target, context));
  return steps;
}
