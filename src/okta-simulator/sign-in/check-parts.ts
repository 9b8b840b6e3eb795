import { type HookRequest, isObject } from '../../hooks/envelope.ts';
import { finding, type ReplyFinding } from '../reply-finding.ts';
import { applyCommands } from './apply-commands.ts';
import { partsIn } from './interpret-reply.ts';
import type { ReplyProblem, SignInHook } from './sign-in-hook.ts';

/** Checks the commands and the error of a reply to a sign-in hook. */
export function checkParts(
  { commands, error }: Record<string, unknown>,
  request: HookRequest,
  hook: SignInHook,
): ReplyFinding[] {
  const { problems } = applyCommands(commands ?? [], partsIn(request, hook), hook);
  const ofCommands = problems.map((problem) => findingOf(problem, hook.sources.commands));
  if (error === undefined) return ofCommands;
  const beside = Array.isArray(commands) && commands.length > 0 ? [besideError(hook)] : [];
  const ofError = problemsOfError(error).map((problem) => findingOf(problem, hook.sources.error));
  return [...ofCommands, ...beside, ...ofError];
}

function besideError({ sources }: SignInHook): ReplyFinding {
  const message = 'The reply has commands and an error: Okta executes none of them.';
  return finding('commands-with-error', message, { source: sources.error });
}

function findingOf({ code, message, hint, isOpen }: ReplyProblem, source: string): ReplyFinding {
  return { code, severity: isOpen === true ? 'warn' : 'error', message: `${message}.`, hint, source };
}

function problemsOfError(error: unknown): ReplyProblem[] {
  if (!isObject(error)) return [{ code: 'error-shape', message: '"error" is no object', hint: ERROR }];
  const { errorSummary, errorCauses } = error;
  const hasText = typeof errorSummary === 'string' && errorSummary.trim() !== '';
  return [
    ...(hasText ? [] : [{ code: 'empty-error', message: 'the error has no errorSummary', hint: ERROR }]),
    ...(errorCauses === undefined ? [] : [ERROR_CAUSES]),
  ];
}

const ERROR = 'Write {"errorSummary": "…"}.';
const ERROR_CAUSES = {
  code: 'error-causes',
  message: 'Okta documents no errorCauses for this hook: nobody reads them',
  hint: 'Write the text in errorSummary.',
};
