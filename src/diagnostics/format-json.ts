import type { Diagnostic } from './diagnostic.ts';
import { toLegibleJson } from './legible-json.ts';

/** A JSON array of diagnostics, as they are. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  return toLegibleJson(diagnostics);
}
