import type { Diagnostic, RuleMetadata, Severity } from '../diagnostics/diagnostic.ts';
import { type Place, rangeAt, type SourceFile } from '../diagnostics/source-file.ts';
import type { RuleIndex } from './rule-index.ts';

/** Looks at everything that was parsed for one kind of mistake; returns findings, and prints nothing. */
export interface Check extends RuleMetadata {
  find: (index: RuleIndex) => Finding[];
}

/** A diagnostic that takes its code from the check, and its severity too unless this case is another one. */
export type Finding = Omit<Diagnostic, 'code' | 'severity'> & { severity?: Severity };

/** Milliseconds: how far ahead checks tell that something expires. */
export const SOON = 14 * 24 * 60 * 60 * 1000;

/** By code: another severity than the check's own, or off. */
export type Levels = Readonly<Record<string, Severity | 'off'>>;

/** A finding about a place in a rule file. */
export function findingAt(
  source: SourceFile,
  place: Place,
  finding: { message: string; hint: string; severity?: Severity },
): Finding {
  return { ...finding, file: source.path, range: rangeAt(source, place) };
}
