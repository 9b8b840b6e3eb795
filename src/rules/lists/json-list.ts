import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { faultInJson, placesInArray } from '../../diagnostics/json-places.ts';
import {
  below,
  diagnose,
  type Finding,
  type Place,
  type Pointer,
  type SourceFile,
  type Span,
} from '../../diagnostics/source-file.ts';
import { type JsonProblem, parseStrictJson } from '../../diagnostics/strict-json.ts';
import { readElements } from './list-elements.ts';
import { MOST_FINDINGS, type NewList } from './list-reader.ts';

const WORDS = {
  oneEntry: 'write each entry as an element of its own',
  date: 'write it as  { "value": "ENTRY", "expires": "2026-12-31" }',
};

/**
 * Reads one entry per element of an array: text, or an object with `value`. Published lists are long: the places of all
 * values are found only if there is something to report.
 */
export function readJsonList(file: SourceFile, list: NewList): Diagnostic[] {
  const { path, text } = file;
  const parsed = parseStrictJson(text);
  if (!('value' in parsed)) return [problemIn(file, parsed)];
  const { value } = parsed;
  let known: ReadonlyMap<Pointer, Span> | undefined;
  const source: SourceFile = {
    path,
    text,
    value,
    get spans() {
      known ??= spansIn(text);
      return known;
    },
  };
  const starts = Array.isArray(value) ? startsIn(text, value) : new Uint32Array();
  const numbers = list.use.rows && Array.isArray(value) ? changedNumbers(file) : [];
  return [...numbers, ...readElements(source, list, WORDS, (index) => starts[index] ?? 0)];
}

function spansIn(text: string): Map<Pointer, Span> {
  const spans = new Map<Pointer, Span>([['', [-1, -1, 0, text.length]]]);
  for (const { index, key, span } of placesInArray(text))
    spans.set(key === undefined ? below('', index) : below('', index, key), span);
  return spans;
}

/** Cells whose number is another text than the one that is written: `1.10` is 1.1. */
function changedNumbers(file: SourceFile): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { key, span } of placesInArray(file.text)) {
    const [, , from, to] = span;
    const written = file.text.slice(from, to);
    if (key === undefined || !/^[-\d]/.test(written) || String(Number(written)) === written) continue;
    const message = `JSON reads ${written} as the number ${Number(written)}, and its spelling is lost`;
    const hint = `quote it: "${written}"`;
    found.push(diagnose(file, { from, to }, { code: 'quote-it', message, hint }));
    if (found.length >= MOST_FINDINGS) break;
  }
  return found;
}

/** Offset of each entry: of the text, or of the value of `value`, or else of the first key. */
function startsIn(text: string, elements: readonly unknown[]): Uint32Array {
  const starts = new Uint32Array(elements.length);
  for (const { index, key, span } of placesInArray(text))
    if (key === 'value' || typeof elements[index] === 'string' || starts[index] === 0)
      starts[index] = span[2];
  return starts;
}

const SYNTAX_HINT = 'JSON has double quotes, no comma behind the last element, and no comments';

function problemIn(file: SourceFile, { code, problem }: JsonProblem): Diagnostic {
  if (code === 'invalid-json') {
    const fault = faultInJson(file.text);
    const isCut = fault.from === file.text.length;
    const found = file.text.slice(fault.from, Math.min(fault.to, fault.from + 20));
    const message = isCut ? 'the file ends before its JSON does' : `${found} is not JSON here`;
    const hint = isCut ? 'was it cut off? Compare it with where it comes from' : SYNTAX_HINT;
    return diagnose(file, fault, { code: 'json-syntax', message, hint });
  }
  const again = code === 'duplicate-key' ? keyGivenTwice(file.text) : undefined;
  if (again !== undefined) return diagnose(file, again.place, again.finding);
  const known = code === 'escaped-key' ? 'json-syntax' : code;
  return diagnose(file, { from: 0, to: 0 }, { code: known, message: `the file ${problem}` });
}

/** The first key that an element has twice. */
function keyGivenTwice(text: string): { place: Place; finding: Finding } | undefined {
  let [element, keys] = [-1, new Set<string>()];
  for (const { index, key, span } of placesInArray(text)) {
    if (index !== element) [element, keys] = [index, new Set()];
    if (key === undefined) continue;
    const message = `"${key}" is given twice`;
    if (keys.has(key))
      return {
        place: { from: span[0], to: span[1] },
        finding: { code: 'duplicate-key', message, hint: 'remove one' },
      };
    keys.add(key);
  }
  return undefined;
}
