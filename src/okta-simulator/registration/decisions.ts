import type { RequestType } from '../../hooks/registration/request.ts';
import { samples } from '../../hooks/registration/samples.ts';
import { call } from '../scenarios/call.ts';
import {
  freshRequest,
  type SampleUser,
  type Scenario,
  type ScenarioContext,
  type Step,
} from '../scenarios/scenario.ts';

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
    hook: 'registration',
    about,
    leftOut: ({ requestTypes }) =>
      requestTypes.includes(requestType) ? undefined : `this hook is not for ${requestType}`,
    run: async (target, context) => {
      const steps: Step[] = [];
      for (const { who, request } of sampleUsers(context))
        steps.push(await call(who, request, target, context));
      return steps;
    },
  };
}

const sampleUsers: Readonly<Record<RequestType, readonly SampleUser[]>> = {
  'self.service.registration': [
    user('rosario.jones@example.com', 'ssr', 'userProfile', {}),
    user('kim.sato@okta.com', 'ssr', 'userProfile', {
      firstName: 'Kim',
      lastName: 'Sato',
      email: 'kim.sato@okta.com',
      login: 'kim.sato@okta.com',
      employeeNumber: '1234',
    }),
  ],
  'progressive.profile': [
    user('employee number 1234', 'pp', 'userProfileUpdate', {}),
    user('employee number 12345', 'pp', 'userProfileUpdate', { employeeNumber: '12345' }),
  ],
};

/** The two users of Okta's guide for a request type: its sample rules allow the first, and deny the second. */
export function sampleUsersFor(requestType: RequestType, context: ScenarioContext): SampleUser[] {
  return sampleUsers[requestType].map(({ who, request }) => ({
    who,
    request: freshRequest(request, context),
  }));
}

function user(
  who: string,
  sample: 'ssr' | 'pp',
  place: 'userProfile' | 'userProfileUpdate',
  profile: Record<string, string>,
): SampleUser {
  const { data, ...envelope } = samples[sample];
  return {
    who,
    request: { ...envelope, data: { ...data, [place]: { ...(data[place] as object), ...profile } } },
  };
}
