import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Levels } from '../lint/check.ts';
import type { RuleSet, RuleSetPart } from '../rule-set/rule-set.ts';
import type { SourceTexts } from '../rule-set/source-texts.ts';
import type { Gate } from './worker/validate-rule-set.ts';

/** The rules that answer requests, and where they come from. Never changed: a reload replaces it by one assignment. */
export interface LiveState {
  readonly ruleSet: RuleSet;
  /** The plain data that `ruleSet` was compiled from, with the lines of rules and conditions: shared, not a copy. */
  readonly parts: readonly RuleSetPart[];
  /** SHA-256 of the rule files and lists, in hexadecimal. */
  readonly digest: string;
  readonly loadedAt: Date;
  readonly source: LiveSource;
  /** Undefined if the loader could not send them: the rules answer all the same. */
  readonly texts: SourceTexts | undefined;
  /** The texts of the rules that were live before. */
  readonly formerTexts: SourceTexts | undefined;
}

/** A live state before it goes live. */
export type NewLiveState = Omit<LiveState, 'loadedAt' | 'formerTexts'>;

export type LiveSource =
  | { kind: 'directory'; contentDigest: string; diagnostics: Diagnostic[] }
  /** `from`: the directory in which it is kept; `keptSince`: when it went live. */
  | { kind: 'last-known-good'; from: string; keptSince: Date };

/**
 * The last known good that answers requests while nothing in the rules directory may go live. Its version ends in
 * `.last-good`.
 */
export type FallbackRuleSet = Extract<LiveSource, { from: string }> & Pick<LiveState, 'ruleSet'>;

/** The directory of the rules, and the checks that they have to pass to go live. */
export interface RulesSource {
  directory: string;
  gate: Gate;
  levels?: Levels;
  /** True if a change that looks like a truncated file may go live; left out, it is refused. */
  shrink?: 'refuse' | 'allow';
  /** The directory of the last known good; left out, none is kept. */
  lastGood?: string;
}

export interface ReloadOptions {
  /** allow: a change that removes most rules is meant. */
  shrink?: 'allow';
}

/** The result of the last reload. */
export interface LoadReport {
  /**
   * loaded: a new rule set is live. unchanged: nothing new was found. refused: the live one stays, because of errors.
   */
  result: 'loaded' | 'unchanged' | 'refused';
  at: Date;
  diagnostics: Diagnostic[];
}

export interface LiveRulesEvents {
  onReport: (report: LoadReport, ruleSet: RuleSet | undefined) => void;
  onWatcherError: (error: unknown) => void;
  /** The rules are in a git checkout that cannot be read: the version has no commit. Called once for each reason. */
  onCommitProblem?: (reason: string) => void;
  /** The live rules could not be written as last known good. */
  onKeepError?: (error: unknown) => void;
}

/** A listener that throws must not end the following, and still less the process. */
export function safe<About extends unknown[]>(
  listener?: (...about: About) => void,
): (...about: About) => void {
  return (...about) => {
    try {
      listener?.(...about);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  };
}
