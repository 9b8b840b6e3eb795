import type { RequestType } from '../../hooks/registration/request.ts';
import { samples } from '../../hooks/registration/samples.ts';
import type { SampleUser } from '../scenarios/scenario.ts';
import { freshRequest, type ScenarioContext } from '../scenarios/scenario.ts';

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
