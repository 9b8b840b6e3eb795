import { type HookRequest, isObject } from '../../hooks/envelope.ts';
import { enteredIn } from '../../hooks/registration/request.ts';
import type { SignInState } from './sign-in-state.ts';

/** The user profile in the request of a page. */
export function profileOf({ request, requestType }: SignInState): Record<string, unknown> {
  const profile = request.data[enteredIn[requestType]];
  return isObject(profile) ? profile : {};
}

/**
 * The request that Okta sends after the form is submitted: the request of the page with the entered values. An update
 * only has values that are not empty; a sign-up without a login field gets the email address as login.
 *
 * @param typed values by attribute; attributes that are not on the form are ignored
 */
export function fillRequest(
  state: SignInState,
  typed: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): HookRequest {
  const { request, requestType } = state;
  const before = profileOf(state);
  const given = fields.flatMap((name) => {
    const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  const elsewhere = Object.entries(before).filter(([name]) => !fields.includes(name));
  const profile: Record<string, unknown> = Object.fromEntries([...elsewhere, ...given]);
  const follows = !fields.includes('login') && before['login'] === before['email'];
  if (requestType === 'self.service.registration' && follows && profile['email'] !== undefined)
    profile['login'] = profile['email'];
  return { ...request, data: { ...request.data, [enteredIn[requestType]]: profile } };
}
