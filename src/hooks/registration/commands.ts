import { isRequestType, type RequestType } from './request.ts';

/** The command that allows or denies. */
export const ACTION_COMMAND = 'com.okta.action.update';

/** The command that changes the profile. */
export const profileCommand = {
  'self.service.registration': 'com.okta.user.profile.update',
  'progressive.profile': 'com.okta.user.progressive.profile.update',
} as const satisfies Record<RequestType, string>;

export const profileCommands: readonly string[] = Object.values(profileCommand);

/** The type of every command that the hook has. */
export const commandTypes: readonly string[] = [ACTION_COMMAND, ...profileCommands];

/** The attributes that no command can set. */
export const neverWritten: readonly string[] = ['password', 'credentials'];

/** The profile command of a request type; undefined for unknown types. */
export function profileCommandFor(requestType: string | undefined): string | undefined {
  return isRequestType(requestType) ? profileCommand[requestType] : undefined;
}

/** The action of an action command: ALLOW or DENY, if it is one of Okta's. */
export function actionIn({ value }: { value?: unknown }): unknown {
  return typeof value === 'object' && value !== null && 'registration' in value
    ? value.registration
    : undefined;
}
