import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { Assembly, type Part } from './assembly.ts';
import type { Examination } from './examine.ts';
import type { Examiner } from './examiner.ts';
import type { RuleSet } from './rule-set.ts';
import { shrinkage } from './shrink.ts';

/** A generation that may go live, or why it must not. */
export type Candidate =
  | { ruleSet: RuleSet; parts: Part[]; diagnostics: Diagnostic[] }
  | { ruleSet?: undefined; diagnostics: Diagnostic[] };

/** What must not lose most of its rules by a change. */
export interface Guarded {
  ruleSet: RuleSet;
  /** As the reader knows it. */
  directory: string;
}

/** Examines what the thread has read, and puts together what is sound: part by part, with requests in between. */
export async function examineCandidate(
  examiner: Examiner,
  examination: Examination,
  { version, guarded }: { version: string; guarded?: Guarded | undefined },
): Promise<Candidate> {
  const { diagnostics, parts } = await examiner.examine(examination);
  if (diagnostics.some(isError)) return { diagnostics };
  const assembly = new Assembly();
  const taken: Part[] = [];
  for await (const part of parts) {
    assembly.add(part);
    taken.push(part);
  }
  const ruleSet = assembly.ruleSet(version);
  const lost = guarded === undefined ? [] : shrinkage(guarded.ruleSet, ruleSet, guarded.directory);
  return lost.length > 0 ? { diagnostics: lost } : { ruleSet, parts: taken, diagnostics };
}
