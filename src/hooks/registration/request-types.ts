/**
 * What Okta's registration inline hook sends and accepts.
 * Source: Okta Management API 2026.06.3, "createRegistrationHook", and the guide "Registration inline hook".
 */
export const registration = {
  eventType: 'com.okta.user.pre-registration',
  /** What a request is that names no request type but holds a user profile: Classic Engine sends none. */
  classicRequestType: 'self.service.registration',
  requestTypes: {
    'self.service.registration': {
      profileCommand: 'com.okta.user.profile.update',
      /** Where a request has what was typed into the form. */
      typed: 'userProfile',
    },
    'progressive.profile': {
      profileCommand: 'com.okta.user.progressive.profile.update',
      typed: 'userProfileUpdate',
    },
  },
  actionCommand: 'com.okta.action.update',
  /** Okta refuses a reply of this many bytes or more. */
  replyBytesBelow: 256_000,
} as const;

export type RequestType = keyof typeof registration.requestTypes;

export const requestTypes = Object.keys(registration.requestTypes) as RequestType[];

export const profileCommands: readonly string[] = requestTypes.map(
  (requestType) => registration.requestTypes[requestType].profileCommand,
);

/** What no command can set. */
export const neverWritten: readonly string[] = ['password', 'credentials'];

/** Every type that a command of this hook can have. */
export const commandTypes: readonly string[] = [registration.actionCommand, ...profileCommands];

export function isRequestType(name: string | undefined): name is RequestType {
  return name !== undefined && Object.hasOwn(registration.requestTypes, name);
}
