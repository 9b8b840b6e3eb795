import { type HookRequest, isObject } from '../../hooks/envelope.ts';
import { enteredIn } from '../../hooks/registration/request.ts';
import type { SignInState } from './sign-in-state.ts';

/** What the request of a page holds of the profile. */
export function profileOf({ request, requestType }: SignInState): Record<string, unknown> {
  const profile = request.data[enteredIn[requestType]];
  return isObject(profile) ? profile : {};
}

/**
 * The request that Okta sends once a form is filled in: the page's own, with what was typed in place of what it held. An
 * update has only what is given; who signs up without a field for it gets the e-mail address as login.
 *
 * @param typed by attribute; what is not on the form does not count
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
