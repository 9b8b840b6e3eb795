import type { Diagnostic, Range } from './diagnostic.ts';

/** Colours a text if the output supports colours. */
export type Paint = (style: 'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold', text: string) => string;

/** The text of a file that a diagnostic names, if available. */
export type TextOf = (file: string) => string | undefined;

const STYLES = { error: 'red', warn: 'yellow', info: 'cyan' } as const;

/** `file:line:column severity code: message; hint`, and below it the line with a mark. */
export function formatText(diagnostics: readonly Diagnostic[], textOf: TextOf, paint: Paint): string {
  return diagnostics
    .map((diagnostic) => `${headline(diagnostic, paint)}${excerpt(diagnostic, textOf, paint)}\n`)
    .join('');
}

/** Like {@link formatText}, without colours. */
export function formatPlain(diagnostics: readonly Diagnostic[], textOf: TextOf = () => undefined): string {
  return formatText(diagnostics, textOf, (_, text) => text);
}

/**
 * Makes untrusted text of one line safe for a terminal: control characters become their pictures (U+2400 and on), format
 * characters U+FFFD; a tab stays. The length stays the same, so that marks below a line are in place.
 */
export function visible(text: string): string {
  return text.replaceAll(/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd'.repeat(character.length);
  });
}

/** Like {@link visible}, for a text of several lines. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function headline({ file, range, severity, code, message, hint }: Diagnostic, paint: Paint): string {
  const name = visible(file);
  const place = range === undefined ? name : `${name}:${range.start.line}:${range.start.column}`;
  return `${paint('bold', place)} ${paint(STYLES[severity], severity)} ${code}: ${visible(message)}${hint === undefined ? '' : `; ${visible(hint)}`}`;
}

/** Maximum characters of a shown line, and before the mark. */
const WIDTH = { line: 160, before: 60 };

function excerpt({ file, range, severity }: Diagnostic, textOf: TextOf, paint: Paint): string {
  const line =
    range === undefined ? undefined : textOf(file)?.split('\n')[range.start.line - 1]?.replace(/\r$/, '');
  if (range === undefined || line === undefined || line.trim() === '') return '';
  const number = String(range.start.line);
  const gutter = ' '.repeat(number.length);
  const { shown, from, to } = cut(visible(line), range.start.column - 1, markEnd(range, line));
  // A tab stays a tab, so that the marks are in place.
  const indent = shown.slice(0, from).replaceAll(/[^\t]/g, ' ');
  const marks = '^'.repeat(Math.max(1, to - from));
  return `\n  ${paint('dim', `${number} |`)} ${shown}\n  ${paint('dim', `${gutter} |`)} ${indent}${paint(STYLES[severity], marks)}`;
}

/** The end of the mark in a line, from 0. */
function markEnd({ start, end }: Range, line: string): number {
  return Math.min(line.length, end.line === start.line ? end.column - 1 : line.length);
}

/** Cuts a long line around the mark. */
function cut(line: string, from: number, to: number): { shown: string; from: number; to: number } {
  if (line.length <= WIDTH.line) return { shown: line, from, to };
  const start = Math.max(0, Math.min(from - WIDTH.before, line.length - WIDTH.line));
  const end = Math.min(line.length, start + WIDTH.line);
  const [head, tail] = [start > 0 ? '…' : '', end < line.length ? '…' : ''];
  const shift = head.length - start;
  return {
    shown: `${head}${line.slice(start, end)}${tail}`,
    from: from + shift,
    to: Math.min(to, end) + shift,
  };
}
