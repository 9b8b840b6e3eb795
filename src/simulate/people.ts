import type { RequestType } from '../okta/registration.ts';
import type { HookRequest } from '../okta/request.ts';
import { samples } from '../okta/samples.ts';
import { freshRequest, type Player, type Target } from './scenario.ts';

/** A request of one of two people, whom most rules tell apart. */
export interface Person {
  who: string;
  request: HookRequest;
}

const requests: Readonly<Record<RequestType, readonly Person[]>> = {
  'self.service.registration': ['rosario.jones@example.com', 'kim.sato@okta.com'].map((email) => ({
    who: email,
    request: withProfile('ssr', 'userProfile', { email, login: email }),
  })),
  'progressive.profile': ['1234', '12345'].map((employeeNumber) => ({
    who: `the number ${employeeNumber}`,
    request: withProfile('pp', 'userProfileUpdate', { employeeNumber }),
  })),
};

/** Requests of two people, of the first type that a hook is for. */
export function twoPeople({ requestTypes }: Target, player: Player): Person[] {
  const [requestType = 'self.service.registration'] = requestTypes;
  return requests[requestType].map(({ who, request }) => ({ who, request: freshRequest(request, player) }));
}

function withProfile(
  sample: 'ssr' | 'pp',
  place: 'userProfile' | 'userProfileUpdate',
  profile: Record<string, string>,
): HookRequest {
  const { data, ...envelope } = samples[sample];
  return { ...envelope, data: { ...data, [place]: { ...(data[place] as object), ...profile } } };
}
