import type { OutcomeProblem } from '../../hooks/contract.ts';
import type { ReplyProblem } from './sign-in-hook.ts';

/**
 * A mistake that a rule file cannot have, in a reply of another service: the same code and message.
 *
 * @param hints the fixes in JSON, by code; others are the same as in rule files
 */
export function ruleProblem(
  { code, message, hint = '' }: OutcomeProblem,
  hints: Readonly<Record<string, string>>,
): ReplyProblem {
  const asSentence = `${hint.charAt(0).toUpperCase()}${hint.slice(1)}.`;
  return { code, message, hint: hints[code] ?? asSentence };
}
