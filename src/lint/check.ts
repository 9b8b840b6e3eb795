import type { LintCode } from '../diagnostics/codes.ts';
import type { Diagnostic, RuleMetadata, Severity } from '../diagnostics/diagnostic.ts';
import { type Place, rangeAt, type SourceFile } from '../diagnostics/source-file.ts';
import type { RuleIndex } from './rule-index.ts';

/** A lint check: finds one kind of mistake in the indexed rules. */
export interface Check extends RuleMetadata {
  code: LintCode;
  find: (index: RuleIndex) => Finding[];
}

/** A diagnostic without its code, which the check gives; the severity is the check's if left out. */
export type Finding = Omit<Diagnostic, 'code' | 'severity'> & { severity?: Severity };

/** Period in which upcoming expiries are reported, in milliseconds. */
export const SOON = 14 * 24 * 60 * 60 * 1000;

/** Severities that replace those of the checks, by code. */
export type Levels = Readonly<Record<string, Severity | 'off'>>;

/** Creates a finding about a place in a rule file. */
export function findingAt(
  source: SourceFile,
  place: Place,
  finding: { message: string; hint: string; severity?: Severity },
): Finding {
  return { ...finding, file: source.path, range: rangeAt(source, place) };
}
