import type { Writable } from 'node:stream';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { formatGithub } from '../diagnostics/format-github.ts';
import { formatSarif } from '../diagnostics/format-sarif.ts';
import { formatText } from '../diagnostics/format-text.ts';
import { formatJunitFindings } from '../diagnostics/junit.ts';
import { toLegibleJson } from '../diagnostics/legible-json.ts';
import { checks } from '../lint/index.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import { type Io, paintFor } from './io.ts';
import { product } from './product.ts';

/** The texts of the files that were read, by path: reports show lines of them. */
export type Texts = ReadonlyMap<string, string>;

export function textsOf({ texts }: Snapshot): Texts {
  return new Map(texts.map(({ path, text }) => [path, text]));
}

type Formatter = (diagnostics: readonly Diagnostic[], texts: Texts, stream: Writable) => string;

/** The formats of findings. */
export const formatters = {
  text: (diagnostics, texts, stream) => formatText(diagnostics, (file) => texts.get(file), paintFor(stream)),
  json: toLegibleJson,
  github: formatGithub,
  sarif: (diagnostics, texts) =>
    formatSarif(diagnostics, {
      textOf: (file) => texts.get(file),
      version: product.version,
      about: (code) => checks.find((check) => check.code === code),
    }),
  junit: (diagnostics, texts) =>
    formatJunitFindings(diagnostics, { files: texts.keys(), textOf: (file) => texts.get(file) }),
} satisfies Record<string, Formatter>;

export type Format = keyof typeof formatters;

/** Writes findings to standard error. */
export function writeFindings(
  diagnostics: readonly Diagnostic[],
  io: Io,
  { texts = new Map(), format = 'text' }: { texts?: Texts; format?: Format } = {},
): void {
  io.stderr.write(formatters[format](diagnostics, texts, io.stderr));
}

/** Writes the errors of invalid rules to standard error. */
export function writeErrors(
  { diagnostics, snapshot }: { diagnostics: readonly Diagnostic[]; snapshot: Snapshot },
  io: Io,
): void {
  writeFindings(diagnostics.filter(isError), io, { texts: textsOf(snapshot) });
}
