/**
 * The reason why git has no result. no-directory, no-checkout, foreign (somebody else's checkout): it was not asked.
 * no-git: it is not installed. stopped: it took too long or wrote too much. refused: it ended with an error.
 */
export interface GitFailure {
  reason: 'no-directory' | 'no-checkout' | 'foreign' | 'no-git' | 'stopped' | 'refused';
  /** The message for users; messages of git are in English. Empty if git has none. */
  message: string;
}

export function isGitFailure<Answer extends object>(answer: Answer | GitFailure): answer is GitFailure {
  return 'reason' in answer;
}
