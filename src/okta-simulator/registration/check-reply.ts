import type { FormContext } from '../../hooks/registration/form-messages.ts';
import type { Attempt } from '../call-hook.ts';
import { checkReply } from '../check-reply.ts';
import type { ReplyFinding } from '../reply-finding.ts';
import { checkCommands } from './check-commands.ts';
import { checkError } from './check-error.ts';

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
