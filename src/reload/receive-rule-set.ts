import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { LoaderClient } from './loader-client.ts';
import { type Chunk, RuleSetBuilder } from './rule-set-chunks.ts';
import { shrinkage } from './shrink-guard.ts';
import type { ValidationOptions } from './validate.ts';

/** A generation that may go live, or why it must not. */
export type ReceivedRuleSet =
  | { ruleSet: RuleSet; parts: Chunk[]; diagnostics: Diagnostic[] }
  | { ruleSet?: undefined; diagnostics: Diagnostic[] };

/** What must not lose most of its rules by a change. */
export interface Guarded {
  ruleSet: RuleSet;
  /** As the reader knows it. */
  directory: string;
}

/** Examines what the thread has read, and puts together what is sound: part by part, with requests in between. */
export async function validateReceived(
  examiner: LoaderClient,
  examination: ValidationOptions,
  { version, guarded }: { version: string; guarded?: Guarded | undefined },
): Promise<ReceivedRuleSet> {
  const { diagnostics, parts } = await examiner.examine(examination);
  if (diagnostics.some(isError)) return { diagnostics };
  const assembly = new RuleSetBuilder();
  const taken: Chunk[] = [];
  for await (const part of parts) {
    assembly.add(part);
    taken.push(part);
  }
  const ruleSet = assembly.ruleSet(version);
  const lost = guarded === undefined ? [] : shrinkage(guarded.ruleSet, ruleSet, guarded.directory);
  return lost.length > 0 ? { diagnostics: lost } : { ruleSet, parts: taken, diagnostics };
}
