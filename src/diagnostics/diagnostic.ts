import type { DiagnosticCode } from './codes.ts';

export type Severity = 'error' | 'warn' | 'info';

/** Line and column, counted from 1; columns count UTF-16 units, as in editors. */
export interface Position {
  line: number;
  column: number;
}

/** From `start` to `end`, exclusive. */
export interface Range {
  start: Position;
  end: Position;
}

/** A finding about a file: the shape of every report, on the command line, in the log, on `/version` and in CI. */
export interface Diagnostic {
  code: DiagnosticCode;
  severity: Severity;
  message: string;
  /** The path to show, or `environment`, or `command line`. */
  file: string;
  range?: Range;
  /** How to fix it. */
  hint?: string;
}

/** The explanation of a code in docs/lint.md and in SARIF, in sentences of plain text. */
export interface RuleMetadata {
  code: DiagnosticCode;
  severity: Severity;
  /** The mistake. */
  description: string;
  /** Why it matters. */
  rationale: string;
  /** The page of Okta or the standard behind it. */
  source?: string;
  fix: string;
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

/** Sorts by file, line, column, code and message: the same input gives the same report. */
export function sortDiagnostics(diagnostics: Iterable<Diagnostic>): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
      (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

/** Compares by code unit, independent of the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
