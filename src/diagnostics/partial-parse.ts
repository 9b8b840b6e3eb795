import type { Diagnostic } from './diagnostic.ts';
import type { SchemaCheck } from './schema-check.ts';
import type { Pointer, SourceFile } from './source-file.ts';
import { parseYaml } from './yaml.ts';

/** A file of which the sound parts can be used. */
export interface ParsedFile<T> {
  source: SourceFile<T>;
  /** Parts that the schema refused; the rest of the file can still be checked. */
  broken: ReadonlySet<Pointer>;
}

/**
 * Reads a YAML file and holds it against its schema. One mistake does not hide the others: the part that it belongs to
 * is set aside. There is no file where a mistake belongs to no part, because then nothing in it can be trusted.
 *
 * @param partOf the part that a place belongs to
 */
export function parseInParts<T>(
  path: string,
  text: string,
  check: SchemaCheck,
  partOf: (at: Pointer) => Pointer | undefined,
): { file?: ParsedFile<T>; diagnostics: Diagnostic[] } {
  const { file, diagnostics } = parseYaml(path, text);
  if (file === undefined) return { diagnostics };
  const findings = check(file).map((finding) => ({ ...finding, part: partOf(finding.at) }));
  const found = findings.map((finding) => finding.diagnostic);
  if (findings.some(({ part, harmless }) => part === undefined && !harmless)) return { diagnostics: found };
  const broken = new Set(findings.map(({ part }) => part).filter((part) => part !== undefined));
  return { file: { source: file as SourceFile<T>, broken }, diagnostics: found };
}
