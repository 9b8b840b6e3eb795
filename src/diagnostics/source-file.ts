import type { DiagnosticCode } from './codes.ts';
import type { Diagnostic, Position, Range, Severity } from './diagnostic.ts';

/** A JSON Pointer (RFC 6901) into a file's value: `/requestTypes/progressive.profile/rules/0`. */
export type Pointer = string;

/** Offsets of the key (-1 without one) and of the value in the text. */
export type Span = readonly [keyStart: number, keyEnd: number, start: number, end: number];

/** A parsed file with its text and the location of each value; structured-cloneable. */
export interface SourceFile<T = unknown> {
  /** The path to show. */
  path: string;
  text: string;
  value: T;
  spans: ReadonlyMap<Pointer, Span>;
  /** Lines of the rules and conditions, where text and spans were left out: in a live rule set. */
  lines?: ReadonlyMap<Pointer, number>;
}

/** The place of a finding: the value at a pointer, its key, or offsets into the text. */
export type Place = { at: Pointer; key?: boolean } | { from: number; to: number };

/** Adds path segments to a pointer. */
export function below(pointer: Pointer, ...segments: (string | number)[]): Pointer {
  let path = pointer;
  for (const segment of segments) path += `/${typeof segment === 'number' ? segment : escaped(segment)}`;
  return path;
}

/** The path segments of a pointer. */
export function segmentsOf(pointer: Pointer): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escaped(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;
}

/** The range of the value at `pointer`, or of its key; of the nearest parent if the file does not hold it. */
export function rangeOf(file: SourceFile, pointer: Pointer, part: 'key' | 'value' = 'value'): Range {
  const span = file.spans.get(pointer);
  if (span === undefined) {
    const parent = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
    return pointer === '' ? rangeBetween(file.text, 0, 0) : rangeOf(file, parent, 'key');
  }
  const [keyStart, keyEnd, start, end] = span;
  return part === 'key' && keyStart >= 0
    ? rangeBetween(file.text, keyStart, keyEnd)
    : rangeBetween(file.text, start, end);
}

/** The line of the value at `pointer`, as far as it is known. */
export function lineOf(file: SourceFile, pointer: Pointer): number | undefined {
  return file.lines === undefined ? rangeOf(file, pointer).start.line : file.lines.get(pointer);
}

/** The range of a place in a file. */
export function rangeAt(file: SourceFile, place: Place): Range {
  return 'at' in place
    ? rangeOf(file, place.at, place.key ? 'key' : 'value')
    : rangeBetween(file.text, place.from, place.to);
}

/** The range between two offsets, cut at the end of the first line. */
export function rangeBetween(text: string, from: number, to: number): Range {
  const length = text.slice(from, to).search(/\r?\n/);
  const end = length === -1 ? to : from + length;
  return { start: positionAt(text, from), end: positionAt(text, Math.max(from, end)) };
}

function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** A diagnostic without its place; an error by default. */
export interface Finding {
  code: DiagnosticCode;
  message: string;
  hint?: string;
  severity?: Severity;
}

/** Reports a finding about a file that both sides know. */
export type Report = (place: Place, finding: Finding) => void;

/** A diagnostic about a place in a file. */
export function diagnose(file: SourceFile, place: Place, finding: Finding): Diagnostic {
  const { severity = 'error', ...rest } = finding;
  return { severity, ...rest, file: file.path, range: rangeAt(file, place) };
}

/** Diagnoses each finding at its place; undefined: no problem there. */
export function diagnoseAll(
  file: SourceFile,
  found: readonly (readonly [at: Pointer, finding: Finding | undefined])[],
): Diagnostic[] {
  return found.flatMap(([at, finding]) => (finding === undefined ? [] : [diagnose(file, { at }, finding)]));
}
