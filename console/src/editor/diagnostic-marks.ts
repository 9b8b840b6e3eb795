import type { Diagnostic as Mark } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Diagnostic, Position } from '../../../src/diagnostics/diagnostic.ts';

const SEVERITIES = { error: 'error', warn: 'warning', info: 'info' } as const;

/** Findings as marks of the editor; one without a range marks the first line. */
export function marksOf(found: readonly Diagnostic[], text: Text): Mark[] {
  return found.map(({ code, severity, message, hint, range }) => {
    const from = range === undefined ? 0 : offsetOf(range.start, text);
    const to = range === undefined ? text.line(1).to : offsetOf(range.end, text);
    const shown = hint === undefined ? message : `${message}\n${hint}`;
    return { from, to: Math.max(from, to), severity: SEVERITIES[severity], source: code, message: shown };
  });
}

/** The offset of a position; positions beyond the end of a text that has changed since are moved to its end. */
function offsetOf({ line, column }: Position, text: Text): number {
  if (line > text.lines) return text.length;
  const { from, to } = text.line(line);
  return Math.min(from + column - 1, to);
}
