export type Severity = 'error' | 'warn' | 'info';

/** A place in a text: line and column, both counted from 1; a column counts UTF-16 units, as editors do. */
export interface Position {
  line: number;
  column: number;
}

/** From `start` up to, and without, `end`. */
export interface Range {
  start: Position;
  end: Position;
}

/**
 * One finding about a file. The one shape in which hookgate says that something is wrong:
 * on the command line, in the log, on `/version` and in CI.
 */
export interface Diagnostic {
  /** Stable and kebab-case; what a reader looks up and a program branches on. */
  code: string;
  severity: Severity;
  /** What was found and what is expected. */
  message: string;
  /** The path as the reader knows it, or `environment` / `command line`. */
  file: string;
  range?: Range;
  /** How to mend it. */
  hint?: string;
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

/** By file, line, column, then code, so that the same input always gives the same report. */
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

/** By code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
