import { type FormContext, formContextOf } from '../../hooks/registration/form-messages.ts';
import { CLASSIC_REQUEST_TYPE, isRequestType, type RequestType } from '../../hooks/registration/request.ts';
import { samples } from '../../hooks/registration/samples.ts';
import type { Attempt } from '../call-hook.ts';
import { checkReply } from '../check-reply.ts';
import type { ReplyFinding } from '../reply-finding.ts';
import { freshRequest, type HookSimulator, type ReplyEffect } from '../scenarios/scenario.ts';
import { checkCommands } from './check-commands.ts';
import { checkError } from './check-error.ts';
import { decisions, sampleUsersFor } from './decisions.ts';
import { effectOf, messagesShown } from './interpret-reply.ts';

/** An address that cannot exist (RFC 2606). */
const UNREACHABLE = 'hookgate-verify@deployment.invalid';

/** Simulates Okta for the registration hook. */
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
  resultOf(attempts, request, target) {
    const formContext = formContextOf(request, target);
    const reply = attempts.at(-1)?.reply;
    if (formContext === undefined || reply === undefined)
      throw new Error('no call for a request type of the hook');
    const effect = effectOf(reply, formContext.requestType);
    return {
      effect,
      okta: describeEffect(effect, formContext.requestType),
      shown: messagesShown(effect, formContext),
      findings: findingsIn(attempts, formContext),
    };
  },
};

/**
 * Checks a reply against what Okta's documents say about replies of the registration hook.
 *
 * @param formContext the form that was sent; `engine: classic` for Classic Engine's
 */
export function checkRegistrationReply(attempt: Attempt, formContext: FormContext): ReplyFinding[] {
  return checkReply(attempt, (reply) => [
    ...checkCommands(reply, formContext),
    ...checkError(reply, formContext),
  ]);
}

/** The findings about all attempts, each once. */
function findingsIn(attempts: readonly Attempt[], formContext: FormContext): ReplyFinding[] {
  const found = attempts.flatMap((attempt) => checkRegistrationReply(attempt, formContext));
  return [...new Map(found.map((finding) => [`${finding.code} ${finding.message}`, finding])).values()];
}

function describeEffect({ kind, profile, undocumented }: ReplyEffect, requestType: RequestType): string {
  const what = requestType === CLASSIC_REQUEST_TYPE ? 'registration' : 'update';
  const unsure = undocumented.length === 0 ? '' : `; not documented: ${undocumented.join(', ')}`;
  if (kind === 'fail') return `refuses the ${what}, because it cannot use the reply${unsure}`;
  if (kind === 'refuse') return `refuses the ${what}${unsure}`;
  const written = Object.keys(profile);
  const wrote = written.length === 0 ? '' : `, and writes ${written.join(', ')} to the profile`;
  return `continues the ${what}${wrote}${unsure}`;
}
