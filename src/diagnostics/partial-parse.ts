import type { Diagnostic } from './diagnostic.ts';
import type { SchemaCheck } from './schema-check.ts';
import type { Pointer, SourceFile } from './source-file.ts';
import { parseYaml } from './yaml.ts';

/** A file whose valid parts can be used. */
export interface ParsedFile<T> {
  source: SourceFile<T>;
  /** The parts that the schema refused. */
  broken: ReadonlySet<Pointer>;
}

/**
 * Parses a YAML file and validates it part by part: a mistake excludes the part around it, so that the others are still
 * checked. A mistake outside of all parts excludes the file.
 *
 * @param partOf the part around a place
 */
export function parseInParts<T>(
  path: string,
  text: string,
  check: SchemaCheck,
  partOf: (at: Pointer) => Pointer | undefined,
): { file?: ParsedFile<T>; diagnostics: Diagnostic[] } {
  const parsed = parseYaml(path, text);
  if (!parsed.ok) return { diagnostics: parsed.problem };
  const file = parsed.value;
  const findings = check(file).map((finding) => ({ ...finding, part: partOf(finding.at) }));
  const found = findings.map((finding) => finding.diagnostic);
  if (findings.some(({ part, harmless }) => part === undefined && !harmless)) return { diagnostics: found };
  const broken = new Set(findings.map(({ part }) => part).filter((part) => part !== undefined));
  return { file: { source: file as SourceFile<T>, broken }, diagnostics: found };
}
