import type { OutcomeProblem } from '../../hooks/contract.ts';
import { problemsOf } from '../../hooks/token/outcome-problems.ts';
import type { TokenKey } from '../../hooks/token/reserved-claims.ts';
import { LIFETIME } from '../../hooks/token/token-patch.ts';
import type { PatchOperation } from '../../rules/rule-file.ts';
import { ruleProblem } from '../sign-in/rule-problem.ts';
import type { ReplyProblem } from '../sign-in/sign-in-hook.ts';

/** The mistakes in an operation of a reply to the token hook: those that rule files cannot make, and those of the lifetime's path. */
export function checkTokenOperation(token: TokenKey, operation: PatchOperation): ReplyProblem[] {
  if (operation.path === LIFETIME && operation.op !== 'replace') return [LIFETIME_OP];
  return problemsIn(token, operation).map((problem) => ({
    ...ruleProblem(problem, HINTS),
    // Okta documents nothing about it.
    ...(problem.code === 'null-claim' && { isOpen: true }),
  }));
}

function problemsIn(token: TokenKey, operation: PatchOperation): OutcomeProblem[] {
  if (operation.path !== LIFETIME) return problemsOf({ [token]: { patch: [operation] } });
  const { value } = operation;
  const lifetime = typeof value === 'number' ? `${value}s` : JSON.stringify(value);
  return problemsOf({ [token]: { lifetime } });
}

const HINTS = { 'lifetime-range': 'Write a number of whole seconds: 300 to 86400.' };

const LIFETIME_OP: ReplyProblem = {
  code: 'op',
  message: `Okta documents only replace for ${LIFETIME}`,
  hint: 'Write "op": "replace".',
};
