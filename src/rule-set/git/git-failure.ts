/**
 * Why git gave no answer. no-directory, no-checkout, foreign (somebody else's checkout): it was not asked. no-git: it is
 * not installed. stopped: it took too long or wrote too much. refused: it ended with an error.
 */
export interface GitFailure {
  reason: 'no-directory' | 'no-checkout' | 'foreign' | 'no-git' | 'stopped' | 'refused';
  /** For people; of git itself, in English. Empty where git said only no. */
  message: string;
}

export function isGitFailure<Answer extends object>(answer: Answer | GitFailure): answer is GitFailure {
  return 'reason' in answer;
}
