import type { Diagnostic } from './diagnostic.ts';

/** A JSON array of diagnostics, as they are. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(diagnostics, null, 2)}\n`;
}
