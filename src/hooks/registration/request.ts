import type { RequestNode } from '../request-tree.ts';

/** The request types of the registration hook. */
export const requestTypes = ['self.service.registration', 'progressive.profile'] as const;

export type RequestType = (typeof requestTypes)[number];

/** The request type of a request without one but with a user profile, as Classic Engine sends it. */
export const CLASSIC_REQUEST_TYPE: RequestType = 'self.service.registration';

export function isRequestType(name: string | undefined): name is RequestType {
  return requestTypes.some((requestType) => requestType === name);
}

/** The property of `data` with what the person entered on the form. */
export const enteredIn = {
  'self.service.registration': 'userProfile',
  'progressive.profile': 'userProfileUpdate',
} as const satisfies Record<RequestType, string>;

/**
 * Okta's base profile attributes, all of them text.
 * Source: Management API, "UserProfile"; employeeNumber arrives as text in Okta's own examples of the hook.
 */
export const baseAttributes: readonly string[] = (
  'login email secondEmail firstName lastName middleName honorificPrefix honorificSuffix title displayName nickName ' +
  'profileUrl primaryPhone mobilePhone streetAddress city state zipCode countryCode postalAddress preferredLanguage ' +
  'locale timezone timeZone userType employeeNumber costCenter organization division department managerId manager'
).split(' ');

/** The attributes that Okta's examples show below data.context.user.profile; there is no email among them. */
export const contextAttributes: readonly string[] = ['login', 'firstName', 'lastName', 'locale', 'timeZone'];

const text: RequestNode = { kind: 'text' };
const scalar: RequestNode = { kind: 'scalar' };

/**
 * Source: Management API, "createRegistrationHook", "RegistrationInlineHookSSRPayload" and
 * "RegistrationInlineHookPPPayload"; Okta's own examples of both. `_links` and `passwordChanged` are in those examples
 * only.
 */
export const request: RequestNode = {
  kind: 'object',
  properties: {
    eventId: text,
    eventTime: text,
    eventType: { kind: 'text', values: ['com.okta.user.pre-registration'] },
    eventTypeVersion: scalar,
    cloudEventVersion: scalar,
    contentType: text,
    source: text,
    requestType: { kind: 'text', values: requestTypes },
    data: {
      kind: 'object',
      properties: {
        context: {
          kind: 'object',
          properties: {
            request: {
              kind: 'object',
              properties: {
                id: text,
                method: text,
                ipAddress: { ...text, personal: true },
                url: {
                  kind: 'object',
                  properties: {
                    value: { kind: 'text', values: ['/idp/idx/enroll/new', '/idp/idx/enroll/update'] },
                  },
                },
              },
            },
            user: {
              kind: 'object',
              only: ['progressive.profile'],
              instead: 'there is no user yet; what is entered is in data.userProfile',
              // With the links, which repeat the id.
              personal: true,
              properties: {
                id: text,
                passwordChanged: text,
                _links: { kind: 'any' },
                profile: { kind: 'attributes', known: contextAttributes },
              },
            },
          },
        },
        userProfile: {
          kind: 'attributes',
          known: baseAttributes,
          entered: true,
          personal: true,
          only: ['self.service.registration'],
          instead: 'what is entered is in data.userProfileUpdate, what is known in data.context.user.profile',
        },
        userProfileUpdate: {
          kind: 'attributes',
          known: baseAttributes,
          entered: true,
          personal: true,
          only: ['progressive.profile'],
          instead: 'what is entered is in data.userProfile',
        },
        action: { kind: 'scalar', values: ['ALLOW', 'DENY'] },
      },
    },
  },
};
