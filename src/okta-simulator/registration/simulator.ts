import type { HookRequest } from '../../hooks/envelope.ts';
import { type FormContext, formContextOf } from '../../hooks/registration/form-messages.ts';
import { CLASSIC_REQUEST_TYPE, isRequestType, type RequestType } from '../../hooks/registration/request.ts';
import { samples } from '../../hooks/registration/samples.ts';
import type { Attempt } from '../call-hook.ts';
import type { ReplyEffect } from '../call-result.ts';
import type { ReplyFinding } from '../reply-finding.ts';
import type { HookSimulator } from '../scenarios/scenario.ts';
import { freshRequest } from '../scenarios/scenario.ts';
import { checkRegistrationReply } from './check-reply.ts';
import { decisions } from './decisions.ts';
import { effectOf, messagesShown } from './interpret-reply.ts';
import { sampleUsersFor } from './sample-users.ts';

/** Nobody can have it (RFC 2606). */
const UNREACHABLE = 'hookgate-verify@deployment.invalid';

/** Plays Okta towards the registration hook. */
export const registrationSimulator: HookSimulator = {
  hook: 'registration',
  decisions,
  sampleUsers({ requestTypes }, context) {
    const requestType = requestTypes.find(isRequestType);
    return requestType === undefined ? [] : sampleUsersFor(requestType, context);
  },
  unreachableUser(context) {
    const { data, ...envelope } = freshRequest(samples.ssr, context);
    const userProfile = { ...(data['userProfile'] as object), email: UNREACHABLE, login: UNREACHABLE };
    const { userProfileUpdate } = samples.pp.data;
    return { ...envelope, data: { ...data, userProfile, userProfileUpdate } };
  },
  resultOf(attempts, request: HookRequest, target) {
    const surface = formContextOf(request, target);
    const reply = attempts.at(-1)?.reply;
    if (surface === undefined || reply === undefined)
      throw new Error('no call for a request type of the hook');
    const effect = effectOf(reply, surface.requestType);
    return {
      effect,
      okta: inWords(effect, surface.requestType),
      shown: messagesShown(effect, surface),
      findings: findingsIn(attempts, surface),
    };
  },
};

/** The findings about all attempts, each once. */
function findingsIn(attempts: readonly Attempt[], surface: FormContext): ReplyFinding[] {
  const found = attempts.flatMap((attempt) => checkRegistrationReply(attempt, surface));
  return [...new Map(found.map((finding) => [`${finding.code} ${finding.message}`, finding])).values()];
}

function inWords({ kind, profile, open }: ReplyEffect, requestType: RequestType): string {
  const what = requestType === CLASSIC_REQUEST_TYPE ? 'registration' : 'update';
  const unsure = open.length === 0 ? '' : `; its documents do not say what it makes of ${open.join(', ')}`;
  if (kind === 'fail') return `refuses the ${what} by itself: this is no answer to it${unsure}`;
  if (kind === 'refuse') return `refuses the ${what}${unsure}`;
  const written = Object.keys(profile);
  const wrote = written.length === 0 ? '' : `, and writes ${written.join(', ')} to the profile`;
  return `goes on with the ${what}${wrote}${unsure}`;
}
