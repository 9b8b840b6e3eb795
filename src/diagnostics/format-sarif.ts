import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { DiagnosticCode } from './codes.ts';
import type { RuleMetadata } from './diagnostic.ts';
import { compareText, type Diagnostic, type Range } from './diagnostic.ts';
import type { TextOf } from './format-text.ts';
import { toLegibleJson } from './legible-json.ts';

/** The explanation of a code. */
export type CodeAbout = Pick<RuleMetadata, 'description' | 'rationale' | 'fix'>;

export interface SarifOptions {
  textOf: TextOf;
  /** The version of hookgate. */
  version: string;
  about?: (code: DiagnosticCode) => CodeAbout | undefined;
}

const LEVELS = { error: 'error', warn: 'warning', info: 'note' } as const;

/** SARIF 2.1.0, which code scanning reads: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif(
  diagnostics: readonly Diagnostic[],
  { textOf, version, about }: SarifOptions,
): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort(compareText);
  const fingerprint = fingerprinter(textOf);
  const run = {
    tool: {
      driver: { name: 'hookgate', version, rules: codes.map((code) => descriptor(code, about?.(code))) },
    },
    columnKind: 'utf16CodeUnits',
    results: diagnostics.map((diagnostic) => ({
      ruleId: diagnostic.code,
      ruleIndex: codes.indexOf(diagnostic.code),
      level: LEVELS[diagnostic.severity],
      message: { text: messageText(diagnostic) },
      locations: [{ physicalLocation: locationOf(diagnostic) }],
      partialFingerprints: { 'hookgateLine/v1': fingerprint(diagnostic) },
    })),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return toLegibleJson(log);
}

function descriptor(code: DiagnosticCode, about: CodeAbout | undefined): object {
  if (about === undefined) return { id: code, shortDescription: { text: code } };
  return {
    id: code,
    shortDescription: { text: about.description },
    fullDescription: { text: about.rationale },
    help: { text: about.fix },
  };
}

/**
 * Escapes `{4}`, which is a placeholder in a SARIF message (section 3.11.5). Other braces stay: most viewers show doubled
 * ones doubled.
 */
function messageText({ message, hint }: Diagnostic): string {
  return (hint === undefined ? message : `${message}; ${hint}`).replaceAll(/\{(\d+)\}/g, '{{$1}}');
}

function locationOf({ file, range }: Diagnostic): object {
  const artifactLocation = file.startsWith('/')
    ? { uri: pathToFileURL(file).href }
    : { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
  return { artifactLocation, ...(range !== undefined && { region: regionOf(range) }) };
}

function regionOf({ start, end }: Range): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A fingerprint by content, not by line number; equal lines of a file are numbered. */
function fingerprinter(textOf: TextOf): (diagnostic: Diagnostic) => string {
  const seen = new Map<string, number>();
  return ({ code, file, range }) => {
    const line = range === undefined ? '' : textOf(file)?.split('\n')[range.start.line - 1];
    const hash = createHash('sha256').update(JSON.stringify([code, file, line?.trim() ?? '']));
    const digest = hash.digest('hex').slice(0, 16);
    const count = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, count);
    return `${digest}:${count}`;
  };
}
