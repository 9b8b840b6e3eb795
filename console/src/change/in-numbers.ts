import { thousands } from '../../../src/diagnostics/pluralize.ts';

/** `3 of 1,000`: how many requests would be decided otherwise. */
export function inNumbers({ changed, compared }: { changed: number; compared: number }): string {
  return `${thousands(changed)} of ${thousands(compared)}`;
}
