import { closest, suggestion } from '../diagnostics/suggest.ts';
import type { FactPath } from '../rules/fact-path.ts';

/** The properties of a hook request's body: what facts and templates can begin with. */
export const requestProperties: ReadonlySet<string> = new Set([
  'eventId',
  'eventTime',
  'eventType',
  'eventTypeVersion',
  'cloudEventVersion',
  'contentType',
  'source',
  'requestType',
  'data',
]);

/** The properties of its `data`, over both request types. */
export const dataProperties: ReadonlySet<string> = new Set([
  'context',
  'userProfile',
  'userProfileUpdate',
  'action',
]);

/** Says that a path is part of no request of the hook. */
export function notInRequest(
  path: FactPath,
  written: string,
): { code: string; message: string; hint: string } | undefined {
  const [root, part] = path.map(String);
  if (root !== undefined && !requestProperties.has(root)) {
    const meant = dataProperties.has(root) ? `data.${written}` : `data.userProfile.${written}`;
    const hint = `did you mean "${closest(root, requestProperties) ?? meant}"?`;
    return { code: 'unknown-fact', message: `Okta's request has no "${root}"`, hint };
  }
  if (root !== 'data' || part === undefined || dataProperties.has(part)) return undefined;
  const known = [...dataProperties].map((name) => `data.${name}`);
  const hint = suggestion(`data.${part}`, known);
  return { code: 'unknown-fact', message: `Okta's request has no "data.${part}"`, hint };
}

/**
 * Says that a path is never part of a request of this type. Source: Management API, "RegistrationInlineHookSSRPayload"
 * and "RegistrationInlineHookPPPayload"; Okta's own examples of both.
 */
export function notSent(
  [, part, detail]: readonly (string | number)[],
  requestType: string,
): { code: string; message: string; hint: string } | undefined {
  const say = (path: string, hint: string) => ({
    code: 'fact-not-sent',
    message: `a ${requestType} request has no ${path}`,
    hint,
  });
  if (requestType === 'progressive.profile') {
    if (part !== 'userProfile') return undefined;
    return say(
      'data.userProfile',
      'what is entered is in data.userProfileUpdate, what is known in data.context.user.profile',
    );
  }
  if (part === 'userProfileUpdate')
    return say('data.userProfileUpdate', 'what is entered is in data.userProfile');
  if (part === 'context' && detail === 'user')
    return say('data.context.user', 'there is no user yet; what is entered is in data.userProfile');
  return undefined;
}

/**
 * Okta's base profile attributes, all of them text.
 * Source: Management API, "UserProfile"; employeeNumber arrives as text in Okta's own examples of the hook.
 */
const baseAttributes = new Set(
  (
    'login email secondEmail firstName lastName middleName honorificPrefix honorificSuffix title displayName nickName ' +
    'profileUrl primaryPhone mobilePhone streetAddress city state zipCode countryCode postalAddress preferredLanguage ' +
    'locale timezone timeZone userType employeeNumber costCenter organization division department managerId manager'
  ).split(' '),
);

const textPaths = new Set([
  'eventId',
  'eventTime',
  'eventType',
  'contentType',
  'source',
  'requestType',
  'data.context.request.id',
  'data.context.request.method',
  'data.context.request.ipAddress',
  'data.context.request.url.value',
  'data.context.user.id',
  'data.context.user.passwordChanged',
]);

/** Whether Okta documents a fact as text. */
export function isTextFact(fact: string): boolean {
  const attribute = /^data\.(?:userProfile|userProfileUpdate|context\.user\.profile)\.(\w+)$/.exec(fact)?.[1];
  return attribute === undefined ? textPaths.has(fact) : baseAttributes.has(attribute);
}
