import type { Writable } from 'node:stream';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatGithub } from '../diagnostics/format-github.ts';
import { formatJson } from '../diagnostics/format-json.ts';
import { formatText, type TextOf } from '../diagnostics/format-text.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import { paintFor } from './io.ts';

/** The texts that a reading of the rules found, for the lines in a report. */
export function textsOf({ texts }: Snapshot): TextOf {
  const byPath = new Map(texts.map(({ path, text }) => [path, text]));
  return (file) => byPath.get(file);
}

type Formatter = (diagnostics: readonly Diagnostic[], textOf: TextOf, stream: Writable) => string;

const formatters = {
  text: (diagnostics, textOf, stream) => formatText(diagnostics, textOf, paintFor(stream)),
  json: formatJson,
  github: formatGithub,
} satisfies Record<string, Formatter>;

export type Format = keyof typeof formatters;

/** What `--format` may name. */
export const formatNames = Object.keys(formatters) as Format[];

export function formatterFor(format: Format): Formatter {
  return formatters[format];
}
