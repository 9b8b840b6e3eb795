import { isError } from '../diagnostics/diagnostic.ts';
import type { LintOptions } from '../lint/lint.ts';
import { shownPath } from './directory.ts';
import type { Gate } from './examine.ts';
import type { Examiner } from './examiner.ts';
import type { Loaded } from './load.ts';
import { compileRuleSet, type RuleSet } from './rule-set.ts';
import { shrinkage } from './shrink.ts';
import type { Snapshot } from './snapshot.ts';
import { versionOf } from './version.ts';

export interface CandidateOptions extends LintOptions {
  directory: string;
  gate: Gate;
  /** What must not lose most of its rules by the change; undefined: nothing, or it is meant. */
  guarded: RuleSet | undefined;
}

/** From what was read to a generation that may go live, or to what keeps it from that. */
export async function examineCandidate(
  snapshot: Snapshot,
  examiner: Examiner,
  { directory, guarded, ...examination }: CandidateOptions,
): Promise<Loaded> {
  const [{ parsed, diagnostics }, version] = await Promise.all([
    examiner.examine({ snapshot, ...examination }),
    versionOf(snapshot.digest, directory),
  ]);
  if (diagnostics.some(isError)) return { snapshot, diagnostics };
  const ruleSet = compileRuleSet(parsed, version);
  const lost = guarded === undefined ? [] : shrinkage(guarded, ruleSet, shownPath(directory));
  return lost.length === 0 ? { snapshot, diagnostics, ruleSet, parsed } : { snapshot, diagnostics: lost };
}
