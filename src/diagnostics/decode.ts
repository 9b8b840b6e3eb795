import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from './diagnostic.ts';

/** The text of a file, or what keeps it from being text. UTF-8 only; a byte order mark is dropped. */
export function decodeText(path: string, bytes: Uint8Array): string | Diagnostic {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return notText(path, 1, 1, 'not-utf8', 'the file is UTF-16', 'save it as UTF-8');
  }
  const invalid = firstInvalidUtf8(bytes);
  if (invalid !== undefined) {
    return notText(path, ...invalid, 'not-utf8', 'this byte is not UTF-8', 'save the file as UTF-8');
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const control = controlCharacters.exec(text);
  if (control === null) return text;
  const before = text.slice(0, control.index).split('\n');
  const shown = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return notText(
    path,
    before.length,
    (before.at(-1) ?? '').length + 1,
    'control-character',
    `the control character ${shown} is not allowed in a text file`,
    'remove it; is this a binary file?',
  );
}

/** Whether bytes of UTF-8 begin with a byte order mark. */
export function beginsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Line and column of the first byte that is not UTF-8; a line feed is never part of another character. */
function firstInvalidUtf8(bytes: Uint8Array): [line: number, column: number] | undefined {
  if (isUtf8(bytes)) return undefined;
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1 && isUtf8(bytes.subarray(start, end)); line += 1) {
    start = end + 1;
    end = bytes.indexOf(10, start);
  }
  const valid = new TextDecoder('utf-8').decode(bytes.subarray(start)).indexOf('\ufffd');
  return [line, valid + 1];
}

function notText(
  file: string,
  line: number,
  column: number,
  code: string,
  message: string,
  hint: string,
): Diagnostic {
  const range = { start: { line, column }, end: { line, column: column + 1 } };
  return { code, severity: 'error', message, file, range, hint };
}
