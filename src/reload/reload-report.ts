import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import { shownPath } from '../rule-set/list-files.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { LoaderError } from './loader-client.ts';
import type { Chunk } from './rule-set-chunks.ts';

/** What the last look at the rules directory came to. */
export interface LoadReport {
  /** loaded: a new generation is live. unchanged: the live one says the same. refused: it stays, in spite of errors. */
  result: 'loaded' | 'unchanged' | 'refused';
  at: Date;
  diagnostics: Diagnostic[];
}

/** A generation that is live, as it can go from process to process. */
export interface LiveVersion {
  version: string;
  loadedAt: Date;
  /** For an `Assembly`. */
  parts: readonly Chunk[];
}

export interface LiveRulesEvents {
  onReport: (report: LoadReport, ruleSet: RuleSet | undefined) => void;
  onWatcherError: (error: unknown) => void;
  /** The rules are in a git checkout that cannot be read: the version has no commit. Called once for each reason. */
  onCommitProblem?: (reason: string) => void;
  /** What went live could not be kept. */
  onKeepError?: (error: unknown) => void;
  /** Another generation is live. Whoever needs its parts later has to hold on to them. */
  onLive?: (generation: LiveVersion) => void;
  /** The live generation has another version: its files belong to another commit now. */
  onVersion?: (version: string) => void;
}

/** A listener that throws must not end the following, and still less the process. */
export function callSafely(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

/** Why there is no result. Not the rules' fault, unless they are too large: no thread, no memory, or an error of ours. */
export function reloadFailed(directory: string, error: unknown): Diagnostic {
  if (error instanceof LoaderError) return error.diagnostic;
  return {
    code: 'reload-failed',
    severity: 'error',
    message: `the rules could not be reloaded: ${messageOf(error)}`,
    file: shownPath(directory),
    hint: 'the rules as they were stay live; it is tried again within a minute',
  };
}
