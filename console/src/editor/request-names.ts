import { baseAttributes, contextAttributes } from '../../../src/hooks/registration/request.ts';

/** What may stand at a place of a request. */
export interface Known {
  names: readonly string[];
  /** Values of a property, where Okta has a few of them. */
  values: readonly string[];
}

/** The names below a property, by its path. Source: as in src/hooks/registration/request.ts. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['eventId', 'eventTime', 'eventType', 'eventTypeVersion', 'cloudEventVersion', 'contentType'],
    ...['source', 'requestType', 'data'],
  ],
  data: ['context', 'userProfile', 'userProfileUpdate', 'action'],
  'data.context': ['request', 'user'],
  'data.context.request': ['id', 'method', 'ipAddress', 'url'],
  'data.context.request.url': ['value'],
  'data.context.user': ['id', 'passwordChanged', 'profile'],
  'data.context.user.profile': [...contextAttributes],
  'data.userProfile': [...baseAttributes],
  'data.userProfileUpdate': [...baseAttributes],
};

const VALUES: Readonly<Record<string, readonly string[]>> = {
  requestType: ['self.service.registration', 'progressive.profile'],
  eventType: ['com.okta.user.pre-registration'],
  'data.action': ['ALLOW', 'DENY'],
  'data.context.request.url.value': ['/idp/idx/enroll/new', '/idp/idx/enroll/update'],
};

export function knownAt(path: readonly string[]): Known {
  const place = path.join('.');
  return { names: NAMES[place] ?? [], values: VALUES[place] ?? [] };
}
