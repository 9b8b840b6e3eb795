import type { HookRequest } from '../../hooks/envelope.ts';
import type { RequestType } from '../../hooks/registration/request.ts';
import { samples } from '../../hooks/registration/samples.ts';
import { freshRequest, type ScenarioContext, type Target } from '../scenarios/scenario.ts';

/** A request, and whom it is about. */
export interface SampleUser {
  who: string;
  request: HookRequest;
}

const people: Readonly<Record<RequestType, readonly SampleUser[]>> = {
  'self.service.registration': [
    person('rosario.jones@example.com', 'ssr', 'userProfile', {}),
    person('kim.sato@okta.com', 'ssr', 'userProfile', {
      firstName: 'Kim',
      lastName: 'Sato',
      email: 'kim.sato@okta.com',
      login: 'kim.sato@okta.com',
      employeeNumber: '1234',
    }),
  ],
  'progressive.profile': [
    person('employee number 1234', 'pp', 'userProfileUpdate', {}),
    person('employee number 12345', 'pp', 'userProfileUpdate', { employeeNumber: '12345' }),
  ],
};

/** The two people of Okta's guide for a request type: one whom its rules let in, one whom they do not. */
export function sampleUsersFor(requestType: RequestType, player: ScenarioContext): SampleUser[] {
  return people[requestType].map(({ who, request }) => ({ who, request: freshRequest(request, player) }));
}

/** The same for the first request type of a hook. */
export function sampleUsersAt({ requestTypes }: Target, player: ScenarioContext): SampleUser[] {
  const [requestType] = requestTypes;
  return requestType === undefined ? [] : sampleUsersFor(requestType, player);
}

/** Why nobody can come to a hook. */
export function withoutSampleUsers({ requestTypes }: Target): string | undefined {
  return requestTypes.length === 0 ? 'this hook is for none of the request types' : undefined;
}

function person(
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
