import type { OutcomeProblem } from '../../hooks/contract.ts';
import { problemsOf } from '../../hooks/saml/outcome-problems.ts';
import type { PatchOperation } from '../../rules/rule-file.ts';
import { ruleProblem } from '../sign-in/rule-problem.ts';
import type { ReplyProblem } from '../sign-in/sign-in-hook.ts';

const SESSION = '/authentication/sessionLifetime';

/** The mistakes in an operation of a reply to the SAML hook: those that rule files cannot make, and remove. */
export function checkAssertionOperation(operation: PatchOperation): ReplyProblem[] {
  if (operation.op === 'remove') return [REMOVE];
  return problemsIn(operation).map((problem) => ruleProblem(problem, HINTS));
}

function problemsIn(operation: PatchOperation): OutcomeProblem[] {
  const { path, value } = operation;
  if (path !== SESSION) return problemsOf({ assertion: { patch: [operation] } });
  const sessionLifetime = typeof value === 'number' ? `${value}s` : JSON.stringify(value);
  return problemsOf({ assertion: { sessionLifetime } });
}

const REMOVE: ReplyProblem = {
  code: 'remove',
  message: 'the SAML hook has no remove',
  hint: 'Take the attribute statement out of the app in Okta.',
};

const HINTS = {
  'lifetime-range': 'Write a number of whole seconds, such as 28800.',
  'auth-context-class-ref': 'Write authnContextClassRef.',
  'claim-shape':
    'Write {"attributes": {"NameFormat": "…"}, "attributeValues": [{"attributes": {"xsi:type": "xs:string"}, "value": "…"}]}.',
};
