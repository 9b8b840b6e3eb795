import { isUtf8 } from 'node:buffer';
import type { Diagnostic, Position } from './diagnostic.ts';
import { failed, type Result, succeeded } from './result.ts';
import type { Finding } from './source-file.ts';

/** Decodes a UTF-8 text file; a byte order mark is dropped, control characters are refused. */
export function decodeText(path: string, bytes: Uint8Array): Result<string, Diagnostic> {
  const refuse = ({ line, column }: Position, code: Finding['code'], message: string, hint: string) => {
    const range = { start: { line, column }, end: { line, column: column + 1 } };
    return failed<Diagnostic>({ code, severity: 'error', message, file: path, range, hint });
  };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refuse({ line: 1, column: 1 }, 'not-utf8', 'the file is UTF-16', 'save it as UTF-8');
  const invalid = firstInvalidUtf8(bytes);
  if (invalid !== undefined)
    return refuse(invalid, 'not-utf8', 'this byte is not UTF-8', 'save the file as UTF-8');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const control = CONTROL_CHARACTER.exec(text);
  if (control === null) return succeeded(text);
  const before = text.slice(0, control.index).split('\n');
  const character = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return refuse(
    { line: before.length, column: (before.at(-1) ?? '').length + 1 },
    'control-character',
    `the control character ${character} is not allowed in a text file`,
    'remove it; is this a binary file?',
  );
}

/** True if bytes of UTF-8 begin with a byte order mark. */
export function beginsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it detects control characters
const CONTROL_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Validates line by line: a line feed is never part of another character. */
function firstInvalidUtf8(bytes: Uint8Array): Position | undefined {
  if (isUtf8(bytes)) return undefined;
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1 && isUtf8(bytes.subarray(start, end)); line += 1) {
    start = end + 1;
    end = bytes.indexOf(10, start);
  }
  const valid = new TextDecoder('utf-8').decode(bytes.subarray(start)).indexOf('\ufffd');
  return { line, column: valid + 1 };
}
