import type { Diagnostic, Range } from './diagnostic.ts';

/** Colours a text, or leaves it: the terminal's business. */
export type Paint = (style: 'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold', text: string) => string;

/** The text of a file that a diagnostic names, where it is at hand. */
export type TextOf = (file: string) => string | undefined;

const STYLES = { error: 'red', warn: 'yellow', info: 'cyan' } as const;

/** `file:line:column severity code: message; hint`, with the offending line under it. */
export function formatText(diagnostics: readonly Diagnostic[], textOf: TextOf, paint: Paint): string {
  return diagnostics
    .map((diagnostic) => `${headline(diagnostic, paint)}${excerpt(diagnostic, textOf, paint)}\n`)
    .join('');
}

function headline({ file, range, severity, code, message, hint }: Diagnostic, paint: Paint): string {
  const place = range === undefined ? file : `${file}:${range.start.line}:${range.start.column}`;
  return `${paint('bold', place)} ${paint(STYLES[severity], severity)} ${code}: ${message}${hint === undefined ? '' : `; ${hint}`}`;
}

function excerpt({ file, range, severity }: Diagnostic, textOf: TextOf, paint: Paint): string {
  const line =
    range === undefined ? undefined : textOf(file)?.split('\n')[range.start.line - 1]?.replace(/\r$/, '');
  if (range === undefined || line === undefined || line.trim() === '') return '';
  const number = String(range.start.line);
  const gutter = ' '.repeat(number.length);
  // A tab stays a tab, so that the marks stand under what they mark.
  const indent = line.slice(0, range.start.column - 1).replaceAll(/[^\t]/g, ' ');
  const marks = '^'.repeat(markLength(range, line));
  return `\n  ${paint('dim', `${number} |`)} ${line}\n  ${paint('dim', `${gutter} |`)} ${indent}${paint(STYLES[severity], marks)}`;
}

function markLength({ start, end }: Range, line: string): number {
  const last = end.line === start.line ? end.column : line.length + 1;
  return Math.max(1, Math.min(last, line.length + 1) - start.column);
}
