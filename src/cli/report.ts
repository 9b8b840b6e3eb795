import type { Writable } from 'node:stream';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatGithub } from '../diagnostics/format-github.ts';
import { formatJson } from '../diagnostics/format-json.ts';
import { formatJunitFindings } from '../diagnostics/format-junit.ts';
import { type CodeAbout, formatSarif } from '../diagnostics/format-sarif.ts';
import { formatText } from '../diagnostics/format-text.ts';
import { checks } from '../lint/index.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import { paintFor } from './io.ts';
import { product } from './product.ts';

/** The files that were read, each with its text: for the lines in a report. */
export type Texts = ReadonlyMap<string, string>;

export function textsOf({ texts }: Snapshot): Texts {
  return new Map(texts.map(({ path, text }) => [path, text]));
}

/** Where nothing could be read. */
export const noTexts: Texts = new Map();

type Formatter = (diagnostics: readonly Diagnostic[], texts: Texts, stream: Writable) => string;

const formatters = {
  text: (diagnostics, texts, stream) => formatText(diagnostics, (file) => texts.get(file), paintFor(stream)),
  json: formatJson,
  github: formatGithub,
  sarif: (diagnostics, texts) =>
    formatSarif(diagnostics, {
      textOf: (file) => texts.get(file),
      version: product.version,
      about: aboutCheck,
    }),
  junit: (diagnostics, texts) =>
    formatJunitFindings(diagnostics, { files: texts.keys(), textOf: (file) => texts.get(file) }),
} satisfies Record<string, Formatter>;

function aboutCheck(code: string): CodeAbout | undefined {
  const check = checks.find((one) => one.code === code);
  return check && { ...check, url: `https://hookgate.dev/docs/lint#${code}` };
}

export type Format = keyof typeof formatters;

/** What `--format` may name. */
export const formatNames = Object.keys(formatters) as Format[];

export function formatterFor(format: Format): Formatter {
  return formatters[format];
}
